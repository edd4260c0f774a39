"""Takes an import back: what it made goes, what it changed is as before; what somebody touched since then stays."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.kernel import clock

from ...choices import ChangeState, ImportState
from ...models import AlikePair, Firm, FirmKey, Import, ImportChange, Ownership, Person, Reach
from ...rules.sheets.codes import UNDO_CHANGED, UNDO_GONE, UNDO_USED
from ..keys import refresh_keys
from ..reach import refresh_reach
from ..standing import refresh_female_owned
from .journal import KINDS, ORDER, by_kind, digest, restored
from .starting import finish, start, still_ours
from .watching import Quiet, Watch
from .writing import _upsert

CHUNK = 500
UNDOABLE = (ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE)
# Rows that come and go with a firm by themselves: nobody is hurt when they go with it.
OWN_TABLES = frozenset({AlikePair, FirmKey, Reach})


def undo_import(batch: Import, *, actor: User | None, watch: Watch | None = None) -> Import:
    """Everything back as it was, except what was changed afterwards: those changes are marked with the reason.

    May be asked again when the reason is gone, and after a worker died.
    """
    batch = start(batch, to=ImportState.UNDOING, allowed=UNDOABLE, actor=actor)
    ImportChange.objects.filter(batch=batch, state=ChangeState.REFUSED).update(state=ChangeState.DONE, reason="")
    refused = take_back(batch, actor=actor, watch=watch or Quiet())
    undone = ImportChange.objects.filter(batch=batch, state=ChangeState.UNDONE, model="firms.firm").count()
    counts = {**batch.counts, "undone": undone, "refused": refused}
    with transaction.atomic():
        record("import.undone", batch, actor=actor, context={"undone": undone, "refused": refused})
        return finish(batch, to=ImportState.UNDONE, actor=actor, counts=counts, undone_at=clock.now())


def take_back(batch: Import, *, actor: User | None, watch: Watch) -> int:
    """Undo every change that stands, the last first, people after the firms; returns how many could not be."""
    for model in ("firms.firm", "firms.person"):
        standing = ImportChange.objects.filter(batch=batch, state=ChangeState.DONE, model=model)
        total = standing.count() or 1
        while part := list(standing.order_by("-id")[:CHUNK]):
            watch.progress(1 - standing.count() / total, {"step": "undoing"})
            with transaction.atomic():
                still_ours(batch, actor=actor)
                _Undo(part, batch, actor).run()
    return ImportChange.objects.filter(batch=batch, state=ChangeState.REFUSED).count()


class _Undo:
    """One chunk of the journal."""

    def __init__(self, changes: Sequence[ImportChange], batch: Import, actor: User | None) -> None:
        self.changes, self.batch, self.actor = changes, batch, actor
        self.rows = self._read()
        self.used = self._used()

    def run(self) -> None:
        refusals = {change.pk: self._refusal(change) for change in self.changes}
        good = [change for change in self.changes if not refusals[change.pk]]
        for change in self.changes:
            change.reason = refusals[change.pk]
            change.state = ChangeState.REFUSED if change.reason else ChangeState.UNDONE
        labels = self._labels(good)
        self._write(good)
        ImportChange.objects.bulk_update(self.changes, ["state", "reason"], batch_size=200)
        record_many(labels, actor=self.actor)
        self._settle(good)

    def _read(self) -> dict[str, dict[int, Model]]:
        """The rows as they stand now, by kind and key."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for change in self.changes:
            for kind, pk, _before, _digest in change.after["steps"]:
                wanted[kind].add(pk)
        return {kind: KINDS[kind][0]._default_manager.in_bulk(list(ids)) for kind, ids in wanted.items()}

    def _refusal(self, change: ImportChange) -> str:
        for kind, pk, before, written in change.after["steps"]:
            row = self.rows[kind].get(pk)
            if row is None:
                return UNDO_GONE
            if digest(kind, row, actor=self.actor) != written:
                return UNDO_CHANGED
            if before is None and pk in self.used.get(kind, ()):
                return UNDO_USED
        return ""

    def _used(self) -> dict[str, set[int]]:
        """Firms and people made by the import that other records point to by now (of any room; none is named here)."""
        steps = by_kind((s for c in self.changes for s in c.after["steps"]), actor=self.actor)
        ours = {KINDS[kind][0]: {s[1] for s in steps[kind] if s[2] is None} for kind in ORDER}
        return {
            kind: set().union(*(_pointing(relation, made, ours) for relation in _relations(model)))
            for kind, model in (("firm", Firm), ("person", Person))
            if (made := ours[model])
        }

    def _write(self, changes: Sequence[ImportChange]) -> None:
        steps = by_kind((s for change in changes for s in change.after["steps"]), actor=self.actor)
        for kind in ORDER:
            made = [pk for _kind, pk, before, _digest in steps[kind] if before is None]
            if made:
                KINDS[kind][0]._default_manager.filter(pk__in=made).delete()
        for kind in reversed(ORDER):
            rows = [
                self._restored(kind, pk, before) for _kind, pk, before, _digest in steps[kind] if before is not None
            ]
            _upsert(KINDS[kind][0], rows)

    def _restored(self, kind: str, pk: int, before: dict[str, Any]) -> Model:
        """The version of a firm never goes back: a form that was opened meanwhile has to notice."""
        row = restored(kind, pk, before, actor=self.actor)
        now = self.rows[kind][pk]
        if isinstance(row, Firm) and isinstance(now, Firm):
            row.version, row.updated_at = now.version + 1, clock.now()
        return row

    def _labels(self, changes: Iterable[ImportChange]) -> list[Any]:
        """Audit rows, made while the firms still exist."""
        context = {"import": self.batch.pk, "file": self.batch.file_name}
        entries = []
        for change in changes:
            firm = self.rows.get("firm", {}).get(change.object_id) or Firm(pk=change.object_id, name=change.label)
            if change.model == "firms.firm":
                entries.append(entry_of("firm.import_undone", firm, actor=None, context=context))
        return entries

    def _settle(self, changes: Sequence[ImportChange]) -> None:
        firms = [c.object_id for c in changes if c.model == "firms.firm"]
        people = [c.object_id for c in changes if c.model == "firms.person"]
        stay = set(Firm.objects.filter(pk__in=firms).values_list("pk", flat=True))
        stay |= set(Ownership.objects.filter(person__in=people).values_list("firm", flat=True)) if people else set()
        refresh_female_owned(stay, actor=self.actor)
        refresh_keys(stay, actor=self.actor)
        refresh_reach(stay, actor=self.actor)


def _relations(model: type[Model]) -> list[Any]:
    return [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]


def _pointing(relation: Any, ids: set[int], ours: dict[type[Model], set[int]]) -> set[int]:
    """Of ``ids``, those that a row of the relation's table points to, our own rows left out."""
    table, column = relation.related_model, relation.field.attname
    if table in OWN_TABLES or not table._meta.managed:
        return set()
    rows = table._default_manager.filter(**{f"{column}__in": ids}).values_list("pk", column)
    mine = ours.get(table, set())
    return {target for pk, target in rows if pk not in mine}
