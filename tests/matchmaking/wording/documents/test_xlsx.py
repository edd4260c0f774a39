import io

import pytest
from python_calamine import CalamineWorkbook

from encadena.matchmaking.actions import imports
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.rules.rows import find_columns
from encadena.matchmaking.web.outputs.filenames import file_name
from encadena.matchmaking.wording.documents import xlsx
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, a_ready_round, sides

pytestmark = pytest.mark.django_db


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_event_has_a_row_per_meeting_and_two_per_pair_by_participant() -> None:
    round = a_published_round()

    book = sheets(xlsx.event_xlsx(timetable_of(round, round.agendas.get()), "es"))

    assert [len(rows) for rows in book.values()] == [7, 13, 4]


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    round = a_published_round([a_firm(name="=HYPERLINK(1)")])
    buyer = sides(round)[0][0]

    (rows,) = sheets(xlsx.person_xlsx(timetable_of(round, round.agendas.get()), buyer)).values()

    assert rows[1][4] == "=HYPERLINK(1)"


def test_the_template_has_the_headings_that_the_import_knows() -> None:
    (rows,) = sheets(xlsx.template_xlsx()).values()

    known = ("first", "second", "session", "slot", "table", "length", "companions", "note")
    assert find_columns(rows) == (0, {field: place for place, field in enumerate(known)})


def test_rejected_rows_can_be_corrected_and_sent_again() -> None:
    round = a_ready_round()
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    content = xlsx.rejected_xlsx(["Comprador", "Empresa", "Razón"], [[buyer.name, firm.name, "faltaba"]])

    source = imports.check_import(round, file_name="corregido.xlsx", content=content, actor=None)

    assert [row["outcome"] for row in source.rows] == ["new"]


def test_file_names_are_clean() -> None:
    assert file_name("agenda", "Rueda Ñuble 2026", "José & Cía. ../etc", ending="pdf") == (
        "agenda-rueda-nuble-2026-jose-cia-etc.pdf"
    )
