"""Two records of one firm become one, and can become two again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..errors import MERGE_GONE, MERGE_LATER_FIRST, MERGE_SAME, MERGE_UNDONE
from ..events import FirmsChanged, FirmsMerged, FirmsUnmerged
from ..models import DuplicateDecision, Firm, Merge
from ..queries.history import profile_of
from ..queries.ownership import spans_of
from ..queries.references import Reference, references_to_firms
from ..registry import joiners
from ..rules.firm import difference, plain
from ..rules.merging import BOTH, GONE, KEPT, merged_profile
from ..rules.ownership import check_total
from .keys import refresh_keys
from .pointing import point
from .reach import refresh_reach
from .standing import refresh_female_owned, refresh_size

OWNERS = "firms.ownership.firm_id"


def merge_firms(kept: Firm, gone: Firm, *, choices: Mapping[str, str], actor: User | None) -> Merge:
    """``gone`` disappears into ``kept``: everything that pointed at it, in every room, points at ``kept``.

    ``choices`` says for a field whose value stays (``kept`` or ``gone``), and for ``owners`` whose (or ``both``).
    A row that ``kept`` already has its own of (sales of a year, a centre's open assignment) stays behind with
    ``gone``; rooms above join what they have two of now (``registry``). Everything that moved is written down, so that
    ``undo_merge`` is exact. Raises ``merge_same``, ``merge_gone``, ``merge_two_ruts`` and ``shares_exceed_100``.
    """
    if kept.pk == gone.pk:
        raise DomainError(MERGE_SAME)
    with transaction.atomic():
        kept, gone = _locked(kept.pk), _locked(gone.pk)
        if kept.merged_into_id or gone.merged_into_id:
            raise DomainError(MERGE_GONE)
        before, other = profile_of(kept), profile_of(gone)
        after = merged_profile(before, other, choices)
        changes = difference(before, after)
        rows = _move_rows(kept, gone, choices.get("owners") or _default_owners(kept), actor)
        joined = {joiner.key: joiner.join(kept.pk, gone.pk, actor=actor) for joiner in joiners()}
        moved: dict[str, object] = {"fields": changes, "gone_rut": gone.rut, "rows": rows, "joined": joined}
        check_total(spans_of(kept))
        _write(gone, {"rut": None if after["rut"] == gone.rut else gone.rut, "merged_into": kept})
        _write(kept, after)
        merge = Merge.objects.create(kept=kept, gone=gone, moved=moved, done_by=actor)
        record("firm.merged", kept, actor=actor, changes=changes, context={"gone": str(gone), "merge": merge.pk})
        record("firm.merged_away", gone, actor=actor, context={"kept": str(kept), "merge": merge.pk})
        _refresh(kept, gone, actor)
        publish(FirmsMerged(kept.pk, gone.pk))
    return merge


def undo_merge(merge: Merge, *, actor: User | None) -> Merge:
    """Both firms as they were: rows go back, and every field that the merge changed and nobody edited since.

    The latest merge of a firm is undone first (``merge_later_first``).
    """
    with transaction.atomic():
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        kept, gone = _locked(merge.kept_id), _locked(merge.gone_id)
        _check_undoable(merge, kept)
        for joiner in reversed(joiners()):
            if joiner.key in (told := merge.moved.get("joined", {})):
                joiner.part(told[joiner.key], actor=actor)
        _move_back(merge, kept, gone)
        now = {field: plain(value) for field, value in profile_of(kept).items()}
        untouched = {f: was for f, (was, became) in merge.moved["fields"].items() if now[f] == became}
        _write(kept, untouched)
        _write(gone, {"rut": merge.moved["gone_rut"], "merged_into": None})
        merge.undone_at = clock.now()
        merge.save(update_fields=["undone_at"])
        record("firm.unmerged", kept, actor=actor, context={"gone": str(gone), "merge": merge.pk})
        record("firm.unmerged", gone, actor=actor, context={"gone": str(kept), "merge": merge.pk})
        _refresh(kept, gone, actor)
        publish(FirmsUnmerged(kept.pk, gone.pk))
    return merge


def keep_apart(one: Firm, other: Firm, *, actor: User) -> DuplicateDecision:
    """They are different firms: never propose this pair again."""
    if one.pk == other.pk:
        raise DomainError(MERGE_SAME)
    left, right = sorted((one, other), key=lambda firm: firm.pk)
    with transaction.atomic():
        decision, created = DuplicateDecision.objects.get_or_create(
            left=left, right=right, defaults={"decided_by": actor}
        )
        if created:
            record("firm.kept_apart", one, actor=actor, context={"other": str(other)})
    return decision


def reconsider(decision: DuplicateDecision, *, actor: User) -> None:
    """Takes ``keep_apart`` back."""
    with transaction.atomic():
        record("firm.reconsidered", decision.left, actor=actor, context={"other": str(decision.right)})
        decision.delete()


def _locked(pk: int) -> Firm:
    return Firm.objects.select_for_update().get(pk=pk)


def _default_owners(kept: Firm) -> str:
    return KEPT if kept.ownerships.exists() else GONE


def _move_rows(kept: Firm, gone: Firm, owners: str, actor: User | None) -> dict[str, dict[str, list[Any]]]:
    """Column → ids that moved to the kept firm and (owners that were not chosen) to the gone one."""
    moved = {}
    for reference in references_to_firms():
        to_kept, to_gone = reference.ids(gone.pk), []
        if reference.name == OWNERS:
            to_gone = reference.ids(kept.pk) if owners == GONE else []
            to_kept = to_kept if owners in {GONE, BOTH} else []
        if to_gone:
            point(reference, to_gone, gone.pk, actor=actor)
        done = [pk for pk in to_kept if not _would_own_itself(reference, pk, kept.pk)]
        done = point(reference, done, kept.pk, actor=actor)
        if done or to_gone:
            moved[reference.name] = {"kept": done, "gone": to_gone}
    return moved


def _would_own_itself(reference: Reference, pk: object, firm_id: int) -> bool:
    if reference.model._meta.label_lower != "firms.ownership":
        return False
    other = "owner_firm_id" if reference.column == "firm_id" else "firm_id"
    return reference.model._base_manager.filter(pk=pk, **{other: firm_id}).exists()


def _move_back(merge: Merge, kept: Firm, gone: Firm) -> None:
    references = {reference.name: reference for reference in references_to_firms()}
    for name, ids in merge.moved["rows"].items():
        reference = references.get(name)
        if reference is None:
            continue
        rows = reference.model._base_manager
        returning = list(rows.filter(pk__in=ids["gone"], **{reference.column: gone.pk}).values_list("pk", flat=True))
        rows.filter(pk__in=ids["kept"], **{reference.column: kept.pk}).update(**{reference.column: gone.pk})
        rows.filter(pk__in=returning).update(**{reference.column: kept.pk})


def _check_undoable(merge: Merge, kept: Firm) -> None:
    if merge.undone_at:
        raise DomainError(MERGE_UNDONE)
    later = Merge.objects.filter(kept=kept, undone_at__isnull=True, pk__gt=merge.pk)
    if kept.merged_into_id or later.exists():
        raise DomainError(MERGE_LATER_FIRST)


def _write(firm: Firm, values: Mapping[str, Any]) -> None:
    """Save fields of the profile (``commune`` by its code); an edit like any other, so the version grows."""
    for field, value in values.items():
        if field == "started_on" and isinstance(value, str):
            value = date.fromisoformat(value)
        setattr(firm, "commune_id" if field == "commune" else field, value)
    if "commune" in values:
        firm.region_id = firm.commune.region_id if firm.commune_id and firm.commune else None
    firm.version, firm.updated_at = firm.version + 1, clock.now()
    firm.save()


def _refresh(kept: Firm, gone: Firm, actor: User | None) -> None:
    ids = [kept.pk, gone.pk]
    refresh_size(ids, actor=actor)
    refresh_female_owned(ids, actor=actor)
    refresh_keys(ids, actor=actor)
    refresh_reach(ids, actor=actor)
    publish(FirmsChanged((kept.pk, gone.pk)))
