import pytest
from tests.cast import Cast
from tests.factories import a_firm, a_rut, an_owner
from tests.firms.actions.importing.test_applying import everything
from tests.firms.spreadsheets import HEADINGS, applied, checked, dotted, some_rows, xlsx

from encadena.accounts.models import User
from encadena.audit.models import Entry
from encadena.firms.actions import importing
from encadena.firms.actions.firm import update_firm
from encadena.firms.actions.keys import refresh_keys
from encadena.firms.actions.reach import refresh_reach
from encadena.firms.actions.sales import record_sales
from encadena.firms.choices import ChangeState, FemaleOwned, Gender, ImportState
from encadena.firms.models import Firm, ImportChange, Offering, Person
from encadena.firms.queries.listing import page_of_firms
from encadena.firms.rules.filters import Filters
from encadena.kernel.errors import DomainError


def test_undoing_restores_exactly_what_stood_before(cast: Cast) -> None:
    firm = a_firm(cast.centre, cast.adviser, name="Antes SpA", email="antes@ejemplo.cl")
    record_sales(firm, year=2024, amount=1_000_000, actor=cast.adviser, origin="formulario")
    an_owner(firm, share=60, full_name="Rosa Rojas", rut=a_rut(9_100_000), gender=Gender.NOT_REPORTED)
    refresh_keys([firm.pk], actor=None)
    before = everything()
    row = [
        dotted(firm.rut or ""),
        "Después SpA",
        "Coronel",
        "nuevo@ejemplo.cl",
        90_000_000,
        dotted(a_rut(9_100_000)),
        "Rosa Rojas",
        "Mujer",
        55,
    ]

    batch = applied(xlsx([HEADINGS, *some_rows(2), row]), cast.centre, cast.adviser)
    firm.refresh_from_db()
    assert (firm.name, firm.female_owned) == ("Después SpA", FemaleOwned.YES)
    assert everything() != before
    batch = importing.undo_import(batch, actor=cast.adviser)

    assert (batch.state, batch.counts["undone"], batch.counts["refused"]) == (ImportState.UNDONE, 3, 0)
    assert everything() == before
    firm.refresh_from_db()
    assert firm.version == 3, "a form opened before the undo must notice"
    assert Entry.objects.filter(verb="firm.import_undone").count() == 3


def test_lists_read_what_an_import_wrote_and_no_longer_what_its_undo_took_back(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(3)]), cast.centre, cast.adviser)
    assert listed(cast.adviser) == 1 + 3
    assert refresh_reach(list(Firm.objects.values_list("pk", flat=True)), actor=None) == 0
    importing.undo_import(batch, actor=cast.adviser)
    assert listed(cast.adviser) == 1
    assert refresh_reach(list(Firm.objects.values_list("pk", flat=True)), actor=None) == 0


def listed(user: User) -> int:
    return page_of_firms(user, Filters(), 1).total


def test_what_somebody_changed_afterwards_is_left_alone_and_listed(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(4)]), cast.centre, cast.adviser)
    edited, sold, offered, free = (Firm.objects.get(rut=a_rut(77_000_000 + n)) for n in range(4))
    update_firm(edited, data={"address": "Calle 2"}, expected_version=edited.version, actor=cast.head)
    record_sales(sold, year=2024, amount=1, actor=cast.head, origin="formulario")
    Offering.objects.create(firm=offered, kind="goods", name="Pan")

    batch = importing.undo_import(batch, actor=cast.adviser)

    assert batch.counts["undone"] == 1
    refused = dict(
        ImportChange.objects.filter(state=ChangeState.REFUSED, model="firms.firm").values_list("object_id", "reason")
    )
    assert refused == {edited.pk: "undo_changed", sold.pk: "undo_changed", offered.pk: "undo_used"}
    assert Firm.objects.filter(pk__in=[edited.pk, sold.pk, offered.pk]).count() == 3
    assert not Firm.objects.filter(pk=free.pk).exists()
    edited.refresh_from_db()
    assert edited.address == "Calle 2"


def test_a_refused_undo_may_be_asked_again_when_the_reason_is_gone(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    offering = Offering.objects.create(firm=Firm.objects.get(rut=a_rut(77_000_000)), kind="goods", name="Pan")
    assert importing.undo_import(batch, actor=cast.adviser).counts["refused"] == 2, "the firm and its owner"
    offering.delete()

    assert importing.undo_import(batch, actor=cast.adviser).counts["refused"] == 0
    assert not Firm.objects.filter(rut=a_rut(77_000_000)).exists()


def test_a_person_who_owns_something_else_by_now_stays(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    person = Person.objects.get(full_name="Ana Pérez 0")
    other = a_firm(cast.centre)
    other.ownerships.create(person=person, share=10)

    importing.undo_import(batch, actor=cast.adviser)

    assert Person.objects.filter(pk=person.pk).exists()
    assert not Firm.objects.filter(rut=a_rut(77_000_000)).exists()


def test_an_undone_import_can_be_applied_again_from_the_same_file(cast: Cast) -> None:
    content = xlsx([HEADINGS, *some_rows(2)])
    importing.undo_import(applied(content, cast.centre, cast.adviser), actor=cast.adviser)

    assert applied(content, cast.centre, cast.adviser).counts["made"] == 2


def test_only_an_applied_import_is_undone(cast: Cast) -> None:
    batch = checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)

    with pytest.raises(DomainError, match="import_busy"):
        importing.undo_import(batch, actor=cast.adviser)
