"""Milestones of a chunk into the register, to be verified there, and out of it again."""

from collections.abc import Iterable, Sequence

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record_many
from encadena.audit.models import Entry
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.rules.sheets.codes import UNDO_GONE
from encadena.kernel import clock
from encadena.kernel.events import publish

from ....choices import Attribution, MadeKind, MilestoneState
from ....errors import UNDO_BASELINE_USED, UNDO_MILESTONE_CHANGED
from ....events import MilestonesChanged
from ....models import Baseline, Client, Milestone, MilestoneJob, SheetImport, SheetMade
from ....queries.exchange_milestones import Ledger
from ....rules.exchange.milestone_draft import MilestoneDraft
from ....rules.milestone import SHAPES, is_late, job_key
from ..sheet import ids_of, settle

FIELDS = ("kind", "on", "what", "after", "amount", "currency", "country")


def lock_clients(drafts: Sequence[MilestoneDraft], *, actor: User | None) -> None:
    """One writer per client at a time, as ``report_milestone`` has it; in the same order everywhere."""
    clients = Client.objects.select_for_update(no_key=True).filter(pk__in={draft.client_id for draft in drafts})
    list(clients.order_by("pk").values_list("pk"))


def write_milestones(
    batch: SheetImport, drafts: Sequence[MilestoneDraft], ledger: Ledger, *, actor: User | None
) -> None:
    """Baselines that the rows fix, milestones with jobs and evidence, journal and audit."""
    _fix_baselines(batch, drafts, ledger, actor)
    rows = [_milestone(draft, ledger, actor) for draft in drafts]
    insert(Milestone, rows, actor=actor)
    _add_parts(rows, drafts, ledger, actor)
    made = (
        fresh(
            SheetMade, actor=actor, batch=batch, row=draft.row, what=MadeKind.MILESTONE.value, object_id=row.pk,
            facts=_facts(row),
        )
        for row, draft in zip(rows, drafts, strict=True)
    )  # fmt: skip
    insert(SheetMade, made, actor=actor)
    entries = [
        entry_of(
            "milestone.reported", ledger.clients[draft.client_id], actor=actor, changes=_told(draft),
            context={"import": batch.pk, "row": draft.row},
        )
        for draft in drafts
    ]  # fmt: skip
    record_many(entries, actor=actor)
    publish(MilestonesChanged(tuple(sorted({draft.client_id for draft in drafts}))))


def take_milestones_back(batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
    """All but those that were reviewed, corrected or stated on since; then the baselines that nothing else uses."""
    ours = [row for row in made if row.what == MadeKind.MILESTONE]
    rows = Milestone.objects.select_related("client__firm").in_bulk(ids_of(ours, MadeKind.MILESTONE, actor=actor))
    reasons = {row.pk: _why_milestone_stays(rows.get(row.object_id), row) for row in ours}
    going = [rows[row.object_id] for row in settle(ours, reasons, actor=actor)]
    context = {"import": batch.pk, "file": batch.file_name}
    record_many(
        [entry_of("milestone.import_undone", row.client, actor=actor, context=context) for row in going], actor=actor
    )
    ids = [row.pk for row in going]
    MilestoneJob.objects.filter(milestone__in=ids).delete()
    Milestone.documents.through._default_manager.filter(milestone__in=ids).delete()
    Milestone.objects.filter(pk__in=ids).delete()
    clients = {row.client_id for row in going} | _take_baselines_back(made, actor)
    publish(MilestonesChanged(tuple(sorted(clients))))


def _take_baselines_back(made: Sequence[SheetMade], actor: User | None) -> set[int]:
    """Returns the clients that they were of."""
    ours = [row for row in made if row.what == MadeKind.BASELINE]
    ids = ids_of(ours, MadeKind.BASELINE, actor=actor)
    rows = Baseline.objects.in_bulk(ids)
    used = set(Milestone.objects.filter(baseline__in=ids).values_list("baseline", flat=True))
    reasons = {row.pk: _why_baseline_stays(rows.get(row.object_id), used) for row in ours}
    going = [rows[row.object_id] for row in settle(ours, reasons, actor=actor)]
    Baseline.objects.filter(pk__in=[row.pk for row in going]).delete()
    return {row.client_id for row in going}


def _why_milestone_stays(row: Milestone | None, made: SheetMade) -> str:
    if row is None:
        return UNDO_GONE
    reviewed = row.state != MilestoneState.REPORTED or row.reviewed_at or row.replaced_at
    return UNDO_MILESTONE_CHANGED if reviewed or _facts(row) != made.facts else ""


def _why_baseline_stays(row: Baseline | None, used: set[int]) -> str:
    if row is None:
        return UNDO_GONE
    return UNDO_BASELINE_USED if row.pk in used or row.replaced_at else ""


def _fix_baselines(batch: SheetImport, drafts: Sequence[MilestoneDraft], ledger: Ledger, actor: User | None) -> None:
    """Fixed today, whatever the day of the milestone: *late* when the help had begun."""
    by_row = {draft.row: draft for draft in drafts if draft.standing and draft.standing.row == draft.row}
    firsts = [draft for draft in by_row.values() if draft.standing and draft.standing.pk is None]
    rows = [_baseline(draft, ledger, actor) for draft in firsts]
    insert(Baseline, rows, actor=actor)
    for row, draft in zip(rows, firsts, strict=True):
        assert draft.standing is not None  # noqa: S101  chosen for having one
        draft.standing.pk = row.pk
    made = (
        fresh(
            SheetMade, actor=actor, batch=batch, row=draft.row, what=MadeKind.BASELINE.value, object_id=row.pk
        )
        for row, draft in zip(rows, firsts, strict=True)
    )  # fmt: skip
    insert(SheetMade, made, actor=actor)
    record_many([_fixed(row, draft, ledger, actor) for row, draft in zip(rows, firsts, strict=True)], actor=actor)


def _baseline(draft: MilestoneDraft, ledger: Ledger, actor: User | None) -> Baseline:
    standing, indicator = draft.standing, SHAPES[draft.values["kind"]].measures
    assert standing is not None  # noqa: S101  chosen for having one
    assert indicator is not None  # noqa: S101
    return fresh(
        Baseline, actor=actor, client=ledger.clients[draft.client_id], indicator=indicator.value, year=standing.year,
        value=standing.value, origin=standing.origin, fixed_by=actor,
        late=is_late(clock.today(), ledger.started.get(draft.client_id)),
    )  # fmt: skip


def _fixed(row: Baseline, draft: MilestoneDraft, ledger: Ledger, actor: User | None) -> Entry:
    context = {"indicator": row.indicator, "year": row.year, "late": row.late, "row": draft.row}
    change = {f"baseline.{row.indicator}": [None, str(row.value)]}
    return entry_of("baseline.fixed", ledger.clients[draft.client_id], actor=actor, changes=change, context=context)


def _milestone(draft: MilestoneDraft, ledger: Ledger, actor: User | None) -> Milestone:
    values, client = draft.values, ledger.clients[draft.client_id]
    stated = values["attribution"] != Attribution.NOT_STATED
    return fresh(
        Milestone, actor=actor, key=draft.key, client=client, firm_id=client.firm_id, centre_id=ledger.centre.pk,
        baseline_id=draft.standing.pk if draft.standing else None, change=draft.change, reported_by=actor,
        attribution=values["attribution"], statement=values["statement"], statement_source=values["source"],
        stated_on=(values["stated_on"] or clock.today()) if stated else None,
        **{field: values[field] for field in FIELDS},
    )  # fmt: skip


def _add_parts(rows: Sequence[Milestone], drafts: Sequence[MilestoneDraft], ledger: Ledger, actor: User | None) -> None:
    jobs, papers = [], []
    through = Milestone.documents.through
    for row, draft in zip(rows, drafts, strict=True):
        for label in draft.values["jobs"]:
            jobs.append(
                fresh(MilestoneJob, actor=actor, milestone_id=row.pk, firm_id=row.firm_id, label=label,
                      key=job_key(label))
            )  # fmt: skip
        papers += [through(milestone_id=row.pk, document_id=pk) for pk in dict.fromkeys(draft.document_ids)]
    insert(MilestoneJob, jobs, actor=actor)
    through._default_manager.bulk_create(papers)


def _facts(row: Milestone) -> dict[str, str]:
    """What can change without a trace in the row's own state: what the client states."""
    return {"attribution": row.attribution, "statement": row.statement, "source": row.statement_source}


def _told(draft: MilestoneDraft) -> dict[str, list[str | None]]:
    pairs: Iterable[tuple[str, object]] = ((field, draft.values[field]) for field in FIELDS)
    return {f"milestone.{field}": [None, str(value)] for field, value in pairs if value not in (None, "")}
