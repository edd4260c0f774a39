import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
import xlsxwriter

from encadena.engines.rounds.formats import xlsx
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Meeting, Problem, Slot

Sheets = dict[str, list[list[object]]]
SPANISH: Sheets = {
    "Reuniones": [
        ["Reunión", "Comprador", "Proveedor", "Jornada", "Bloque fijo", "Después de"],
        ["R1", "Ana", "Beto", "mañana", None, None],
        [None, None, None, None, None, None],
        ["R2", "Ana", "Ceci", None, 2, "R1"],
    ],
    "Participantes": [["Nombre", "No disponible"], ["Ana", None], ["Beto", "1-2; 3"], ["Ceci", 3]],
    "Horarios": [
        ["Bloque", "Día", "Jornada", "Mesas"],
        [1, "A", "mañana", 2],
        [2, "A", "mañana", 2],
        [3, "A", "tarde", 1],
    ],
}
ENGLISH: Sheets = {
    "meetings": [["Buyer", "Supplier"], ["Ana", 7]],
    "slots": [["Slot", "Tables"], [1, 2]],
}


def _workbook(sheets: Sheets) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        for title, rows in sheets.items():
            sheet = workbook.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return target.getvalue()


def test_a_spanish_workbook_is_read_whole() -> None:
    assert xlsx.loads(_workbook(SPANISH)) == Problem(
        participants=("Ana", "Beto", "Ceci"),
        meetings=(Meeting("R1", "Ana", "Beto", "mañana"), Meeting("R2", "Ana", "Ceci", None, 2)),
        slots=(Slot(1, 2, "A", "mañana"), Slot(2, 2, "A", "mañana"), Slot(3, 1, "A", "tarde")),
        forbidden=frozenset({("Beto", 1), ("Beto", 2), ("Beto", 3), ("Ceci", 3)}),
        precedences=frozenset({("R1", "R2")}),
    )


def test_an_english_one_with_the_least_is_enough() -> None:
    problem = xlsx.loads(_workbook(ENGLISH))
    assert problem.participants == ("Ana", "7")
    assert problem.meetings == (Meeting("1", "Ana", "7"),)


def test_what_is_written_reads_the_same() -> None:
    problem = generate(SMALL)
    problem = replace(problem, precedences=frozenset({("M1", "M2"), ("M3", "M2")}))
    assert xlsx.loads(xlsx.dumps(problem)) == problem


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "place", "code"),
    [
        ("Reuniones", 1, 1, "", "meetings!2", "cell_empty"),
        ("Reuniones", 3, 4, 9, "meetings!4", "slot_unknown"),
        ("Reuniones", 3, 4, "dos", "meetings!4", "number_expected"),
        ("Reuniones", 1, 3, "noche", "meetings!2", "session_unknown"),
        ("Reuniones", 3, 5, "R9", "meetings!4", "precedence_meeting_unknown"),
        ("Reuniones", 0, 1, "Otra cosa", "meetings!1", "column_missing"),
        ("Participantes", 2, 1, "lunes", "participants!3", "number_expected"),
        ("Participantes", 2, 1, "2-9", "participants!3", "slot_unknown"),
        ("Participantes", 3, 0, "Eva", None, "participant_unknown"),
        ("Horarios", 1, 3, -2, "slots!2", "number_expected"),
        ("Horarios", 1, 0, 1.5, "slots!2", "number_expected"),
    ],
)
def test_a_bad_cell_is_refused_at_its_row(
    sheet: str, row: int, column: int, value: object, place: str | None, code: str
) -> None:
    sheets = {title: [list(r) for r in rows] for title, rows in SPANISH.items()}
    sheets[sheet][row][column] = value
    with pytest.raises(FormatError) as refused:
        xlsx.loads(_workbook(sheets), "round.xlsx")
    assert (refused.value.place, refused.value.code) == (place, code)


def test_a_missing_sheet_is_named() -> None:
    with pytest.raises(FormatError) as refused:
        xlsx.loads(_workbook({"Reuniones": SPANISH["Reuniones"]}))
    assert (refused.value.code, refused.value.params) == ("sheet_missing", {"sheet": "slots"})


def test_text_that_looks_like_a_formula_stays_text() -> None:
    problem = replace(xlsx.loads(_workbook(ENGLISH)), participants=("=1+1", "7"), meetings=(Meeting("1", "=1+1", "7"),))
    assert xlsx.loads(xlsx.dumps(problem)) == problem


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (xlsx.MAX_UNPACKED + 1))
    with pytest.raises(FormatError) as refused:
        xlsx.loads(target.getvalue())
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("cut", [10, 500, 3000])
def test_a_truncated_workbook_is_refused(cut: int) -> None:
    with pytest.raises(FormatError) as refused:
        xlsx.loads(_workbook(SPANISH)[:cut])
    assert refused.value.code == "not_a_workbook"


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(FormatError) as refused:
        xlsx.loads(target.getvalue())
    assert refused.value.code == "not_a_workbook"
