"""Compares a file with the register and writes down, firm by firm and cell by cell, what an import would do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.jobs.registry import Cancelled
from encadena.kernel.errors import DomainError

from ...choices import ImportState, IssueLevel, RowOutcome
from ...models import FirmKey, Import, ImportIssue, ImportRow
from ...queries.imports import earlier_twin, reference
from ...rules.sheets.codes import LOOKS_LIKE
from ...rules.sheets.drafts import FirmDraft, Issue, Reading
from .bulk import fresh, insert
from .comparing import Comparer
from .glance import unchanged_firms
from .known import Unnamed, firms_in_scope, prints_of, read_known
from .plans import Plan, Setting
from .reading import few_collections, read_firms
from .starting import finish, start, still_ours
from .watching import Quiet, Watch

CHUNK = 1000
MOST_ISSUES = 200_000
CHECKABLE = (ImportState.MAPPED, ImportState.CHECKED, ImportState.CHECKING, ImportState.FAILED)
T = TypeVar("T")


def check_import(batch: Import, *, actor: User | None, watch: Watch | None = None) -> Import:
    """Fill ``rows``, ``issues`` and ``counts`` of the import; the register is only read.

    Raises the codes of a file that cannot be read; then the import is as it was before.
    """
    watch = watch or Quiet()
    batch = start(batch, to=ImportState.CHECKING, allowed=CHECKABLE, actor=actor)
    try:
        _forget(batch)
        watch.progress(0.02, {"step": "reading"})
        names = reference()
        with few_collections(actor=actor):
            reading = read_firms(batch, names, actor=actor)
            tally = _compare(batch, reading, setting_of(batch, reading, names, actor=actor), watch)
    except (Cancelled, DomainError) as error:
        failure = {"code": error.code, "params": _plain(error.params)} if isinstance(error, DomainError) else {}
        finish(batch, to=ImportState.MAPPED, actor=actor, failure=failure)
        raise
    counts = _counts(batch, reading, tally)
    with transaction.atomic():
        record("import.checked", batch, actor=actor, context={k: v for k, v in counts.items() if isinstance(v, int)})
        return finish(batch, to=ImportState.CHECKED, actor=actor, counts=counts)


def setting_of(batch: Import, reading: Reading, names: Any, *, actor: User | None) -> Setting:
    ruts = {draft.rut for draft in reading.firms if draft.rut and not draft.bad}
    places = {field: int(place) for place, field in batch.fields.items()}
    return Setting(batch, names, Unnamed(actor), ruts, places, actor)


def chunks(items: Sequence[T], size: int, *, actor: User | None) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


@dataclass
class _Tally:
    outcomes: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    warnings: int = 0
    suspects: int = 0
    bad_rows: int = 0
    kept: int = 0
    prints: dict[str, int] = field(default_factory=dict)


def _forget(batch: Import) -> None:
    with transaction.atomic():
        still_ours(batch, actor=None)
        ImportIssue.objects.filter(batch=batch).delete()
        ImportRow.objects.filter(batch=batch).delete()


def _compare(batch: Import, reading: Reading, setting: Setting, watch: Watch) -> _Tally:
    tally = _Tally()
    for issues in chunks(reading.issues, 2 * CHUNK, actor=None):
        _save_issues(batch, issues, tally)
    for number, part in enumerate(chunks(reading.firms, CHUNK, actor=None)):
        watch.check()
        watch.progress(0.4 + 0.6 * number * CHUNK / len(reading.firms), {"step": "comparing", "firms": number * CHUNK})
        plans = _plans_of(part, setting)
        suspects = _suspects(plans, setting, tally)
        with transaction.atomic():
            still_ours(batch, actor=None)
            _save_issues(batch, [issue for plan in plans for issue in plan.issues], tally)
            insert(ImportRow, [_row(batch, plan, suspects.get(id(plan), [])) for plan in plans], actor=None)
        for plan in plans:
            tally.outcomes[str(plan.outcome)] += 1
            tally.bad_rows += len(plan.draft.rows) if plan.bad else 0
        tally.suspects += len(suspects)
    return tally


def _plans_of(part: Sequence[FirmDraft], setting: Setting) -> list[Plan]:
    same = unchanged_firms(part, setting.reference.today, actor=setting.actor)
    rest = [draft for draft in part if draft.rut not in same]
    comparer = Comparer(read_known(rest, setting.unnamed, actor=setting.actor), setting, only_look=True)
    return [Plan(draft, firm) if (firm := same.get(draft.rut or "")) else comparer.plan(draft) for draft in part]


def _save_issues(batch: Import, issues: Sequence[Issue], tally: _Tally) -> None:
    for issue in issues:
        if issue.level == IssueLevel.ERROR:
            tally.errors += 1
        else:
            tally.warnings += 1
    kept = issues[: max(0, MOST_ISSUES - tally.kept)]
    tally.kept += len(kept)
    insert(
        ImportIssue,
        [
            ImportIssue(
                batch=batch, row=i.row, place=i.place, column=i.column[:120], value=i.value[:200], level=i.level,
                code=i.code, params=i.params,
            )
            for i in kept
        ],
        actor=None,
    )  # fmt: skip


def _row(batch: Import, plan: Plan, suspects: list[Any]) -> ImportRow:
    draft, name = plan.draft, plan.draft.get("name") or plan.firm.name
    changes = plan.changes if plan.outcome == RowOutcome.CHANGED else {}
    if plan.bad:
        changes = {"rows": draft.rows}
    return fresh(
        ImportRow,
        actor=None,
        batch=batch, row=draft.rows[0], rows=len(draft.rows), rut=draft.rut or "", name=(name or "")[:200],
        outcome=plan.outcome, changes=changes, suspects=suspects[:3], suspect=bool(suspects),
    )  # fmt: skip


def _suspects(plans: Sequence[Plan], setting: Setting, tally: _Tally) -> dict[int, list[Any]]:
    """New firms that share name, mail or phone with one in scope, or a name with an earlier row: plan → [what,
    who, id].

    Hints for a person to look at, never a reason to refuse.
    """
    new = [(plan, prints_of(plan.draft, actor=setting.actor)) for plan in plans if plan.is_new and not plan.bad]
    wanted = {key for _plan, keys in new for key in keys}
    found = _holders(wanted, setting) if wanted else {}
    suspects: dict[int, list[Any]] = {}
    for plan, keys in new:
        hits = [[key[0], name, pk] for key in sorted(keys) for pk, name in found.get(key, [])]
        for key in sorted(keys):
            if key.startswith("f:") and (row := tally.prints.setdefault(key, plan.draft.rows[0])) != plan.draft.rows[0]:
                hits.append(["row", str(row), None])
        if hits:
            suspects[id(plan)] = hits
            plan.issues.append(_hint(plan, hits[0], setting))
    return suspects


def _hint(plan: Plan, hit: list[Any], setting: Setting) -> Issue:
    place = setting.places.get("name")
    heading = setting.batch.headings[place] if place is not None else ""
    params = {"by": hit[0], "who": hit[1], "firm_id": hit[2]}
    name = plan.draft.get("name") or ""
    return Issue(plan.draft.rows[0], place, heading, name, LOOKS_LIKE, params, IssueLevel.WARNING.value)


def _holders(keys: set[str], setting: Setting) -> dict[str, list[tuple[int, str]]]:
    pairs = list(FirmKey.objects.filter(value__in=keys).values_list("value", "firm")[: 20 * CHUNK])
    visible = firms_in_scope(actor=setting.actor).filter(pk__in={firm for _value, firm in pairs}) if pairs else []
    names = {firm.pk: firm.name for firm in visible}
    found: dict[str, list[tuple[int, str]]] = {}
    for value, firm in pairs:
        if firm in names:
            found.setdefault(value, []).append((firm, names[firm]))
    return found


def _counts(batch: Import, reading: Reading, tally: _Tally) -> dict[str, Any]:
    drafted = {row for draft in reading.firms for row in draft.rows}
    stray = len(reading.bad_rows - drafted)
    twin = earlier_twin(batch)
    return {
        "rows": reading.rows,
        "firms": len(reading.firms),
        "new": tally.outcomes[RowOutcome.NEW],
        "changed": tally.outcomes[RowOutcome.CHANGED],
        "unchanged": tally.outcomes[RowOutcome.UNCHANGED],
        "bad_firms": tally.outcomes[RowOutcome.BAD],
        "bad_rows": tally.bad_rows + stray,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "suspects": tally.suspects,
        "left_aside": reading.left_aside[:50],
        "twin": twin.pk if twin else None,
    }


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, int | str | list) else str(value) for key, value in params.items()}


def good_drafts(reading: Reading, *, actor: User | None) -> list[FirmDraft]:
    """Firms without a bad cell; those that own others come first, so that they exist when they are pointed to."""
    good = [draft for draft in reading.firms if not draft.bad]
    owners = {owner.rut for draft in good for owner in draft.owners if owner.is_company}
    return sorted(good, key=lambda draft: draft.rut not in owners)
