import io
import zipfile

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.cast import Cast
from tests.factories import a_rut
from tests.firms.spreadsheets import HEADINGS, applied, checked, dotted, received, some_rows, xlsx

from encadena.firms.web.import_sheets import write_problems, write_template


def rows_in(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def messy() -> list[list[object]]:
    rows = some_rows(4)
    rows[1][2] = "Talcahuno"
    rows[2][1] = '=HYPERLINK("http://x")'
    rows[3][0] = "76.111.111-0"
    return [["Catastro 2026"], HEADINGS, *rows]


def test_the_whole_file_comes_back_with_bad_cells_marked_and_the_others_as_they_were(cast: Cast) -> None:
    batch = checked(xlsx(messy()), cast.centre, cast.adviser)
    content = write_problems(batch, everything=True).read()

    rows = rows_in(content)
    assert rows[0][0] == "Catastro 2026"
    assert [row[: len(HEADINGS)] for row in rows[1:]] == [
        [c if isinstance(c, str) else float(c) for c in row] for row in messy()[1:]
    ]  # type: ignore[arg-type]
    assert rows[1][-1] == "Problemas (Encadena)"
    assert "Talcahuano" in str(rows[3][-1])
    assert rows[2][-1] == ""
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert b"Talcahuano" in archive.read("xl/comments1.xml")
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml"), "nothing became a formula"
    assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


def test_corrected_and_uploaded_again_it_works(cast: Cast) -> None:
    batch = checked(xlsx(messy()), cast.centre, cast.adviser)
    rows = rows_in(write_problems(batch, everything=True).read())
    rows[3][2], rows[5][0] = "Talcahuano", dotted(a_rut(77_000_003))

    again = applied(xlsx(rows), cast.centre, cast.adviser)

    assert again.counts["errors"] == 0
    assert again.counts["made"] == 4
    assert "Problemas (Encadena)" not in [again.headings[int(place)] for place in again.fields]


def test_only_the_rows_left_out_come_with_all_rows_of_their_firm(cast: Cast) -> None:
    rows = some_rows(3)
    rows.append([rows[0][0], rows[0][1], "Nowhere", *rows[0][3:]])
    batch = checked(xlsx([HEADINGS, *rows]), cast.centre, cast.adviser)

    found = rows_in(write_problems(batch, everything=False).read())
    assert [row[0] for row in found[1:]] == [rows[0][0], rows[0][0]]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_empty_template_is_understood_completely(cast: Cast, language: str) -> None:
    with translation.override(language):
        content = write_template().read()
    batch = received(content, cast.centre, cast.adviser)
    assert len(batch.fields) == len(batch.headings) == 15
    assert all(sure == 1.0 for _field, sure, _why in batch.suggested.values())
