import pytest

from encadena.kernel.errors import DomainError
from encadena.matchmaking.actions import meetings, sheets
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.choices import ImportState, SheetKind
from encadena.matchmaking.models import Buyer, Need, Round, SheetImport
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, sides

pytestmark = pytest.mark.django_db
PEOPLE = (
    "tipo;RUT;nombre;correo;país;idiomas;zona horaria;modalidad\n"
    "empresa;76.000.001-9;Mieles Ltda;;;;;\n"
    "importador;;Lima Foods;ana@lima.pe;Perú;español, inglés;lima;virtual\n"
    "empresa;11.111.111-1;Nadie;;;;;\n"
)
NEEDS = "comprador;qué busca;bien o servicio;volumen;unidad\nLima Foods;Miel;bien;1.000;kg\n"


@pytest.fixture
def round() -> Round:
    a_firm(name="Mieles Ltda", rut="760000019")
    return a_ready_round([], buyer_count=0)


def check(round: Round, text: str, kind: SheetKind = SheetKind.PARTICIPANTS, name: str = "lista.csv") -> SheetImport:
    return sheets.check_sheet(round, kind=kind, file_name=name, content=text.encode(), actor=None)


def applied(round: Round, text: str, kind: SheetKind = SheetKind.PARTICIPANTS) -> SheetImport:
    source = check(round, text, kind)
    sheets.apply_sheet(source, actor=None)
    return source


def test_checking_writes_nothing_and_applying_adds_the_good_rows(round: Round) -> None:
    source = check(round, PEOPLE)
    assert [(r["row"], r["outcome"]) for r in source.rows] == [(2, "new"), (3, "new"), (4, "bad")]
    assert not round.participants.exists()

    assert sheets.apply_sheet(source, actor=None) == 2

    (buyer,), (firm,) = sides(round)
    assert (buyer.name, buyer.email, buyer.mode) == ("Lima Foods", "ana@lima.pe", "virtual")
    assert buyer.buyer
    assert (buyer.buyer.country, buyer.buyer.languages, buyer.buyer.time_zone) == ("PE", ["es", "en"], "America/Lima")
    assert (firm.name, firm.mode) == ("Mieles Ltda", "in_person")


def test_the_same_file_again_changes_nothing(round: Round) -> None:
    applied(round, PEOPLE)

    again = check(round, PEOPLE)

    assert [r["outcome"] for r in again.rows] == ["same", "same", "bad"]
    assert sheets.apply_sheet(again, actor=None) == 0
    assert Buyer.objects.count() == 1


def test_an_import_is_undone_whole_and_only_once(round: Round) -> None:
    source = applied(round, PEOPLE)

    assert sheets.undo_sheet(source, actor=None) == sheets.Undone(2)
    assert source.state == ImportState.UNDONE
    assert not round.participants.exists()
    assert not Buyer.objects.exists()
    with pytest.raises(DomainError, match="import_not_applicable"):
        sheets.undo_sheet(source, actor=None)


def test_whom_somebody_gave_a_meeting_since_stays(round: Round) -> None:
    source = applied(round, PEOPLE)
    (buyer,), (firm,) = sides(round)
    other = a_ready_round([a_firm()], buyer_count=1)
    assert other.pk != round.pk
    meetings.set_meetings(round, wanted=[Wanted(buyer, firm)], actor=None)

    assert sheets.undo_sheet(source, actor=None) == sheets.Undone(0, 2)
    assert round.participants.count() == 2


def test_needs_of_a_sheet_come_and_go_together(round: Round) -> None:
    applied(round, PEOPLE)
    source = applied(round, NEEDS, SheetKind.NEEDS)
    need = Need.objects.get()
    assert (need.title, need.volume, need.imported_by) == ("Miel", 1000, source)

    assert sheets.undo_sheet(source, actor=None) == sheets.Undone(1)

    need.refresh_from_db()
    assert need.withdrawn_at
    assert [r["outcome"] for r in check(round, NEEDS, SheetKind.NEEDS).rows] == ["new"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("", "vacio.csv"), ("hola\n", "texto.csv"), ("nombre;país\n", "titulos.csv"), ("%PDF-1", "a.pdf")],
)
def test_what_is_no_list_is_refused_and_leaves_no_trace(round: Round, text: str, name: str) -> None:
    with pytest.raises(DomainError):
        check(round, text, name=name)

    assert not SheetImport.objects.exists()
