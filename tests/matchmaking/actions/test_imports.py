import pytest
from django.utils import translation

from encadena.kernel.errors import DomainError
from encadena.matchmaking.actions import imports as actions
from encadena.matchmaking.actions import participants
from encadena.matchmaking.choices import ImportState
from encadena.matchmaking.models import MeetingImport, Round
from encadena.matchmaking.rules.rows import find_columns
from encadena.matchmaking.wording.documents.xlsx import meeting_headings
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    round = a_ready_round(
        [a_firm(name="Panadería Ñuble SpA"), a_firm(name="Mieles Ltda", rut="760000017")], buyer_count=0
    )
    participants.add_participants(round, buyers=[a_buyer(name="Importadora Lima")], actor=None)
    return round


def check(round: Round, text: str, name: str = "reuniones.csv") -> MeetingImport:
    return actions.check_import(round, file_name=name, content=text.encode(), actor=None)


def outcomes(source: MeetingImport) -> list[tuple[int, str, str]]:
    return [(r["row"], r["outcome"], r.get("code", "")) for r in source.rows]


def test_rows_are_understood_by_name_without_accents_and_by_rut_with_dots(round: Round) -> None:
    source = check(
        round,
        "Comprador;Empresa;Jornada;Horario\n"
        "IMPORTADORA LIMA;panaderia nuble spa;mañana;9:20\n"
        "Importadora Lima;76.000.001-7;;3\n",
    )

    assert outcomes(source) == [(2, "new", ""), (3, "new", "")]
    assert actions.apply_import(source, actor=None) == 2
    assert set(round.meetings.values_list("fixed_slot__number", "session")) == {(2, "morning"), (3, "any")}


def test_a_rut_with_a_wrong_check_digit_is_told_as_such(round: Round) -> None:
    source = check(round, "Comprador;Empresa\nImportadora Lima;76.000.001-8\nImportadora Lima;76.000.002-7\n")

    assert outcomes(source) == [(2, "bad", "rut_unclear"), (3, "bad", "participant_unknown")]


def test_every_bad_row_has_its_reason_and_the_good_ones_still_go_in(round: Round) -> None:
    source = check(
        round,
        "comprador,empresa,jornada,horario,mesa\n"
        "Importadora Lima,Mieles Ltda,,,\n"
        "Importadora Lima,Nadie SpA,,,\n"
        ",Mieles Ltda,,,\n"
        "Importadora Lima,Importadora Lima,,,\n"
        "Importadora Lima,Panadería Ñuble SpA,noche,,\n"
        "Importadora Lima,Panadería Ñuble SpA,,23:00,\n"
        "Importadora Lima,Panadería Ñuble SpA,,,99\n"
        "Importadora Lima,Mieles Ltda,,,\n",
    )

    assert outcomes(source) == [
        (2, "new", ""),
        (3, "bad", "participant_unknown"),
        (4, "bad", "participant_missing"),
        (5, "bad", "meeting_with_oneself"),
        (6, "bad", "session_unknown"),
        (7, "bad", "slot_unknown"),
        (8, "bad", "table_unknown"),
        (9, "bad", "repeated_in_file"),
    ]
    assert actions.apply_import(source, actor=None) == 1


def test_the_same_file_again_changes_nothing(round: Round) -> None:
    text = "comprador;empresa\nImportadora Lima;Mieles Ltda\n"
    actions.apply_import(check(round, text), actor=None)

    again = check(round, text)

    assert outcomes(again) == [(2, "same", "already_meeting")]
    assert actions.apply_import(again, actor=None) == 0
    assert round.meetings.count() == 1


def test_an_import_is_undone_whole_and_only_once(round: Round) -> None:
    source = check(round, "comprador;empresa\nImportadora Lima;Mieles Ltda\n")
    actions.apply_import(source, actor=None)

    assert actions.undo_import(source, actor=None) == 1
    assert source.state == ImportState.UNDONE
    with pytest.raises(DomainError, match="import_not_applicable"):
        actions.undo_import(source, actor=None)
    with pytest.raises(DomainError, match="import_not_applicable"):
        actions.apply_import(source, actor=None)
    assert not round.meetings.filter(cancelled_at__isnull=True).exists()


def test_two_firms_of_one_name_are_not_guessed(round: Round) -> None:
    participants.add_participants(round, firms=[a_firm(name="Mieles Ltda")], actor=None)

    assert outcomes(check(round, "comprador;empresa\nImportadora Lima;Mieles Ltda\n")) == [
        (2, "bad", "participant_unclear")
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vacio.csv"),
        (b"hola\n", "texto.csv"),
        (b"comprador;empresa\n", "titulos.csv"),
        (b"%PDF-1.7 no", "reuniones.pdf"),
        (b"PK\x03\x04cortado", "reuniones.xlsx"),
        (bytes(range(256)) * 20, "basura.xls"),
    ],
)
def test_what_is_no_list_of_meetings_is_refused_and_leaves_no_trace(round: Round, content: bytes, name: str) -> None:
    with pytest.raises(DomainError):
        actions.check_import(round, file_name=name, content=content, actor=None)

    assert not MeetingImport.objects.exists()


def test_nobody_is_at_two_tables_at_once_and_no_table_has_two_meetings(round: Round) -> None:
    other = a_buyer(name="Otra Importadora")
    participants.add_participants(round, buyers=[other], actor=None)
    source = check(
        round,
        "Comprador;Empresa;Horario;Mesa\n"
        "Importadora Lima;Mieles Ltda;1;1\n"
        "Importadora Lima;Panadería Ñuble SpA;1;2\n"  # the buyer again
        "Otra Importadora;Panadería Ñuble SpA;1;1\n"  # the table again
        "Otra Importadora;Mieles Ltda;2;1\n",  # an innocent bystander
    )
    assert outcomes(source) == [
        (2, "new", ""),
        (3, "bad", "person_twice_at_once"),
        (4, "bad", "table_twice_at_once"),
        (5, "new", ""),
    ]
    assert source.rows[1]["params"] == {"name": "Importadora Lima", "slot": 1, "row": 2}
    assert actions.apply_import(source, actor=None) == 2

    later = check(
        round,
        "Comprador;Empresa;Horario;Mesa\n"
        "Importadora Lima;Panadería Ñuble SpA;1;3\n"
        "Otra Importadora;Panadería Ñuble SpA;1;1\n",
    )
    assert outcomes(later) == [(2, "bad", "person_taken_in_list"), (3, "bad", "table_taken_in_list")]


def test_a_row_says_how_long_a_meeting_takes_and_who_comes_along(round: Round) -> None:
    source = check(
        round,
        "Comprador;Empresa;Horarios que toma;Acompañantes\n"
        "Importadora Lima;Panadería Ñuble SpA;2;mieles ltda\n"
        "Importadora Lima;Mieles Ltda;;\n",
    )
    assert outcomes(source) == [(2, "new", ""), (3, "new", "")]
    assert actions.apply_import(source, actor=None) == 2
    long, plain = round.meetings.order_by("pk")
    assert (long.length, [c.participant.name for c in long.companions.all()]) == (2, ["Mieles Ltda"])
    assert (plain.length, plain.companions.count()) == (None, 0)


def test_a_length_or_a_group_that_cannot_be_meant_so_is_refused_row_by_row(round: Round) -> None:
    lima = "Importadora Lima;Panadería Ñuble SpA"
    source = check(
        round,
        "Comprador;Empresa;Largo;Grupo\n"
        f"{lima};dos;\n{lima};13;\n{lima};;Nadie SpA\n{lima};;panaderia nuble spa\n{lima};;Mieles Ltda|76.000.001-7\n",
    )
    codes = [code for _row, _outcome, code in outcomes(source)]
    assert codes[0] == "length_unclear"
    assert "length_out_of_range" in check(round, f"Comprador;Empresa;Largo\n{lima};13\n").rows[0]["code"]
    assert check(round, f"Comprador;Empresa;Grupo\n{lima};panaderia nuble spa\n").rows[0]["code"] == (
        "companion_is_a_side"
    )
    twice = check(round, f"Comprador;Empresa;Grupo\n{lima};Mieles Ltda|76.000.001-7\n").rows[0]
    assert twice["code"] == "companion_is_a_side"
    unknown = check(round, f"Comprador;Empresa;Grupo\n{lima};Nadie SpA\n").rows[0]
    assert unknown["outcome"] == "bad"
    assert round.meetings.count() == 0


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_the_columns_of_the_template_are_all_known_in_every_language(language: str) -> None:
    with translation.override(language):
        headings = meeting_headings()
    found = find_columns([headings])
    assert found
    assert len(found[1]) == len(headings)
