from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from tests.cast import Cast
from tests.factories import a_firm, a_rut, an_owner
from tests.firms.spreadsheets import HEADINGS, applied, checked, dotted, some_rows, xlsx

from encadena.audit.models import Entry
from encadena.firms.actions import importing
from encadena.firms.actions.importing import applying
from encadena.firms.choices import FemaleOwned, ImportState, LegalSize
from encadena.firms.models import Assignment, Firm, ImportChange, Ownership, Person, YearlySales
from encadena.jobs.registry import Cancelled, Interrupted
from encadena.kernel.errors import DomainError


class Stopping:
    """Raises ``error`` at the given check, as a stop button, a leaving worker or a power cut would."""

    def __init__(self, error: BaseException, at: int) -> None:
        self.error, self.left = error, at

    def progress(self, done: float, note: Mapping[str, Any] | None = None) -> None:
        pass

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every stored value of the register, to see that nothing at all is different."""
    ignored = {"updated_at", "version"}
    return {
        model.__name__: [
            {k: v for k, v in row.items() if k not in ignored} for row in model._default_manager.order_by("pk").values()
        ]
        for model in (Firm, Person, Ownership, YearlySales, Assignment)
    }


def test_a_tidy_file_becomes_firms_with_owners_sales_and_an_assignment(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(3)]), cast.centre, cast.adviser)

    firm = Firm.objects.get(rut=a_rut(77_000_001))
    assert batch.state == ImportState.APPLIED
    assert (batch.counts["made"], batch.counts["edited"]) == (3, 0)
    assert (firm.name, firm.commune_id, firm.region_id) == ("Empresa Número 1 SpA", "08101", "08")
    assert (firm.legal_size, firm.size_year, firm.female_owned) == (LegalSize.MICRO, 2024, FemaleOwned.YES)
    assert firm.sales.get().amount == Decimal(50_000_001)
    assert firm.ownerships.get().share == Decimal(100)
    assert firm.assignments.get().adviser == cast.adviser
    assert firm.keys.filter(value="w:numero").exists()
    assert Entry.objects.filter(verb="firm.created", subject_id=str(firm.pk), actor=cast.adviser).count() == 1


def test_the_same_file_again_changes_nothing_and_says_so(cast: Cast) -> None:
    content = xlsx([HEADINGS, *some_rows(3)])
    first = applied(content, cast.centre, cast.adviser)
    before, entries = everything(), Entry.objects.filter(subject_kind="firms.firm").count()

    again = checked(content, cast.centre, cast.adviser)
    assert (again.counts["new"], again.counts["changed"], again.counts["unchanged"]) == (0, 0, 3)
    assert again.counts["twin"] == first.pk
    again = importing.apply_import(again, only_good_rows=False, actor=cast.adviser)

    assert (again.counts["made"], again.counts["edited"]) == (0, 0)
    assert everything() == before
    assert Entry.objects.filter(subject_kind="firms.firm").count() == entries


def test_an_empty_cell_erases_nothing_and_a_stated_one_replaces(cast: Cast) -> None:
    firm = a_firm(cast.centre, cast.adviser, name="Antes SpA", email="antes@ejemplo.cl", address="Calle 1")
    rows = [["RUT", "Nombre", "Correo", "Dirección"], [dotted(firm.rut or ""), "Después SpA", None, "s/i"]]

    batch = applied(xlsx(rows), cast.centre, cast.adviser)

    firm.refresh_from_db()
    assert (firm.name, firm.email, firm.address, firm.version) == ("Después SpA", "antes@ejemplo.cl", "Calle 1", 2)
    assert batch.counts["edited"] == 1


def test_owners_that_the_file_does_not_name_stay_and_may_not_sum_over_100(cast: Cast) -> None:
    firm = a_firm(cast.centre, cast.adviser)
    an_owner(firm, share=60, full_name="Rosa Rojas", rut=a_rut(9_100_000))
    headings = ["RUT", "Dueño", "RUT dueño", "% participación"]

    bad = checked(
        xlsx([headings, [dotted(firm.rut or ""), "Luis Lara", dotted(a_rut(9_200_000)), 50]]), cast.centre, cast.adviser
    )
    good = applied(
        xlsx([headings, [dotted(firm.rut or ""), "Luis Lara", dotted(a_rut(9_200_000)), 40]]), cast.centre, cast.adviser
    )

    assert [i.code for i in bad.issues.all()] == ["shares_exceed_100"]
    assert good.counts["edited"] == 1
    assert sorted(str(o) for o in firm.ownerships.values_list("share", flat=True)) == ["40.000", "60.000"]


def test_a_changed_share_ends_today_and_begins_anew(cast: Cast) -> None:
    firm = a_firm(cast.centre, cast.adviser)
    owner = an_owner(firm, share=100, full_name="Rosa Rojas", rut=a_rut(9_100_000))
    rows = [
        ["RUT", "Dueña", "RUT dueña", "Participación"],
        [dotted(firm.rut or ""), "Rosa Rojas", dotted(a_rut(9_100_000)), 70],
    ]

    applied(xlsx(rows), cast.centre, cast.adviser)

    owner.refresh_from_db()
    assert owner.until is not None
    assert firm.ownerships.get(until__isnull=True).share == Decimal(70)


def test_one_bad_cell_stops_all_or_nothing_and_leaves_only_good_rows_to_the_other_way(cast: Cast) -> None:
    rows = some_rows(3)
    rows[1][2] = "Concepsión"
    content = xlsx([HEADINGS, *rows])
    batch = checked(content, cast.centre, cast.adviser)

    with pytest.raises(DomainError, match="import_has_errors"):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser)
    assert not Firm.objects.filter(rut__startswith="7700000").exists()

    batch = importing.apply_import(batch, only_good_rows=True, actor=cast.adviser)
    assert batch.counts["made"] == 2
    assert not Firm.objects.filter(rut=a_rut(77_000_001)).exists()


def test_stopping_in_the_middle_takes_back_what_was_written(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "CHUNK", 2)
    before = everything()
    batch = checked(xlsx([HEADINGS, *some_rows(7)]), cast.centre, cast.adviser)

    with pytest.raises(Cancelled):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, watch=Stopping(Cancelled(), 2))

    batch.refresh_from_db()
    assert batch.state == ImportState.CHECKED
    assert everything() == before
    assert importing.apply_import(batch, only_good_rows=False, actor=cast.adviser).counts["made"] == 7


def test_a_failure_in_the_middle_takes_back_what_was_written_and_says_why(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "CHUNK", 2)
    before = everything()
    batch = checked(xlsx([HEADINGS, *some_rows(7)]), cast.centre, cast.adviser)

    with pytest.raises(OSError, match="disk full"):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, watch=Stopping(OSError("disk full"), 3))

    batch.refresh_from_db()
    assert (batch.state, batch.failure["code"]) == (ImportState.FAILED, "import_failed")
    assert everything() == before


@pytest.mark.parametrize("death", [SystemExit(), Interrupted()])
def test_a_worker_that_dies_in_the_middle_is_followed_by_one_that_finishes(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, death: BaseException
) -> None:
    monkeypatch.setattr(applying, "CHUNK", 2)
    batch = checked(xlsx([HEADINGS, *some_rows(7)]), cast.centre, cast.adviser)

    with pytest.raises(type(death)):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, watch=Stopping(death, 2))
    batch.refresh_from_db()
    assert batch.state == ImportState.APPLYING
    written = set(Firm.objects.filter(rut__startswith="7700000").values_list("pk", flat=True))
    assert len(written) == 4
    assert (
        Ownership.objects.filter(firm__in=written).count() == YearlySales.objects.filter(firm__in=written).count() == 4
    )

    batch = importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, resume=True)
    assert batch.counts["made"] == 7
    assert importing.undo_import(batch, actor=cast.adviser).counts["undone"] == 7


def test_a_worker_given_up_for_dead_writes_no_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "CHUNK", 2)
    batch = checked(xlsx([HEADINGS, *some_rows(4)]), cast.centre, cast.adviser)

    class Overtaken(Stopping):
        def check(self) -> None:
            if self.left == 1:
                importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, resume=True)
            self.left -= 1

    with pytest.raises(DomainError, match="import_superseded"):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser, watch=Overtaken(Cancelled(), 2))
    batch.refresh_from_db()
    assert batch.state == ImportState.APPLIED
    assert ImportChange.objects.filter(batch=batch, model="firms.firm").count() == 4


def test_a_firm_may_own_another_of_the_same_file_whatever_their_order(cast: Cast) -> None:
    mother, daughter = dotted(a_rut(77_500_000)), dotted(a_rut(77_400_000))
    rows = [
        ["RUT", "Razón social", "RUT dueña", "Dueña", "Participación"],
        [daughter, "Hija SpA", mother, "Madre SpA", 80],
        [mother, "Madre SpA", None, None, None],
    ]

    applied(xlsx(rows), cast.centre, cast.adviser)

    assert Firm.objects.get(name="Hija SpA").ownerships.get().owner_firm == Firm.objects.get(name="Madre SpA")


def test_entrepreneurs_without_a_rut_are_found_again_by_name_and_commune(cast: Cast) -> None:
    content = xlsx([["RUT", "Nombre", "Tipo", "Comuna"], [None, "Tejidos Doña Luz", "emprendedora", "Coronel"]])

    applied(content, cast.centre, cast.adviser)
    again = checked(content, cast.centre, cast.adviser)

    assert Firm.objects.get(name="Tejidos Doña Luz").rut is None
    assert again.counts["unchanged"] == 1
