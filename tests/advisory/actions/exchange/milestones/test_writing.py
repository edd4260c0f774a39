from typing import Any

import pytest

from encadena.advisory.actions.exchange import apply_sheet, undo_sheet
from encadena.advisory.actions.exchange.milestones import MilestoneSheet, writing
from encadena.advisory.actions.milestone import state_attribution, verify_milestone
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import Baseline, Milestone, MilestoneJob, SheetImport
from encadena.audit.models import Entry
from encadena.jobs.registry import Interrupted
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client, a_document
from tests.advisory.sheets import sheet_of
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def rows_of(cast: Cast, count: int = 12) -> list[dict[str, object]]:
    clients = [a_client(cast.centre, cast.adviser, a_firm(cast.centre)) for _n in range(3)]
    return [
        {
            "Fecha": f"{n + 1:02}-05-2025", "RUT cliente": clients[n % 3].firm.rut, "Hito": "Empleos creados",
            "Qué cambió": "Más gente", "Línea base": 1, "Año línea base": 2023, "Valor después": 2 + n,
            "Puestos": f"Puesto {n}", "Declaración del cliente": "En parte", "Cómo lo dijo": "Carta firmada",
        }
        for n in range(count)
    ]  # fmt: skip


def checked(cast: Cast, rows: list[dict[str, object]]) -> SheetImport:
    return sheet_of(SheetSubject.MILESTONES, cast.centre, cast.adviser, rows)


def all_said() -> list[Any]:
    """Everything that milestones say, without what differs between two runs (numbers, moments)."""
    named = (
        "key",
        "client",
        "kind",
        "on",
        "what",
        "after",
        "change",
        "amount",
        "attribution",
        "state",
        "baseline__value",
    )
    jobs = MilestoneJob.objects.order_by("milestone__key", "key").values_list("milestone__key", "key", "live")
    bases = Baseline.objects.order_by("client", "indicator").values_list("client", "indicator", "value", "year", "late")
    return [list(Milestone.objects.order_by("key").values_list(*named)), list(jobs), list(bases)]


def test_a_row_becomes_a_milestone_to_be_verified_by_somebody_else(cast: Cast) -> None:
    apply_sheet(checked(cast, rows_of(cast, 1)), only_good_rows=False, actor=cast.adviser)
    milestone = Milestone.objects.get()
    assert (milestone.state, milestone.reported_by, str(milestone.change)) == ("reported", cast.adviser, "1.00")
    assert (milestone.attribution, milestone.statement_source) == ("partly", "letter")
    assert [job.label for job in milestone.jobs.all()] == ["Puesto 0"]
    assert milestone.baseline is not None
    assert Entry.objects.filter(verb="milestone.reported").count() == 1
    milestone.documents.add(a_document(milestone.firm))
    with pytest.raises(DomainError, match="milestone_own"):
        verify_milestone(milestone, note="", actor=cast.adviser)


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    rows = rows_of(cast)
    apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    before = all_said()
    again = apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    assert all_said() == before
    assert (again.counts["made"], again.counts["unchanged"], again.counts["errors"]) == (0, 12, 0)


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_worker_that_dies_in_a_chunk_leaves_what_a_clean_run_leaves(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    rows = rows_of(cast)
    clean = apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    wanted = all_said()
    undo_sheet(clean, actor=cast.adviser)
    assert all_said() == [[], [], []]
    batch = checked(cast, rows)
    monkeypatch.setattr(MilestoneSheet, "chunk", 5)
    real, calls = writing._add_parts, []

    def dies(*args: Any) -> None:
        calls.append(1)
        if len(calls) == chunk:
            raise Interrupted
        real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_add_parts", dies)
        with pytest.raises(Interrupted):
            apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert Milestone.objects.count() == 5 * (chunk - 1)
    batch.refresh_from_db()
    done = apply_sheet(batch, only_good_rows=False, actor=cast.adviser, resume=True)
    assert all_said() == wanted
    assert done.counts["made"] == 12


def test_undo_keeps_what_was_reviewed_or_stated_on_and_the_baseline_that_it_needs(cast: Cast) -> None:
    batch = apply_sheet(checked(cast, rows_of(cast, 3)), only_good_rows=False, actor=cast.adviser)
    first, second, third = Milestone.objects.order_by("on")
    first.documents.add(a_document(first.firm))
    verify_milestone(first, note="", actor=cast.head)
    state_attribution(second, attribution="mainly", statement="Todo", source="portal", actor=None)
    undone = undo_sheet(batch, actor=cast.adviser)
    assert set(Milestone.objects.all()) == {first, second}
    assert not Baseline.objects.filter(client=third.client_id).exists()
    assert (undone.counts["undone"], undone.counts["refused"]) == (1, 2)
    told = set(batch.made.filter(state="refused").values_list("what", "reason"))
    assert told == {("milestone", "undo_milestone_changed"), ("baseline", "undo_baseline_used")}
