import pytest

from encadena.firms.rules.sheets.headings import chosen_headings, find_headings
from encadena.kernel.errors import DomainError


def test_headings_are_found_below_titles_and_empty_rows() -> None:
    rows = [
        ["Catastro de empresas 2026"],
        [],
        [None, "Actualizado en marzo"],
        ["RUT", "Razón social", "Comuna"],
        ["1-9", "Ana", "Lota"],
    ]
    found = find_headings(rows)
    assert (found.rows, found.texts) == ((3,), ["RUT", "Razón social", "Comuna"])


def test_merged_headings_over_two_rows_are_joined() -> None:
    rows = [["Empresa", None, "Dueño 1", None], ["RUT", "Nombre", "RUT", "%"], ["1-9", "Ana", "2-7", 50]]
    assert find_headings(rows).texts == ["Empresa · RUT", "Empresa · Nombre", "Dueño 1 · RUT", "Dueño 1 · %"]


def test_a_person_may_name_the_row() -> None:
    rows = [["RUT", "Nombre"], ["a", "b"], [1.0, "c"]]
    assert chosen_headings(rows, [3]).texts == ["1", "c"]
    with pytest.raises(DomainError, match="headings_missing"):
        chosen_headings(rows, [9])


@pytest.mark.parametrize(
    ("rows", "code"), [([], "sheet_empty"), ([[None], []], "sheet_empty"), ([[1.0, 2.0]], "headings_missing")]
)
def test_a_sheet_without_headings_is_refused(rows: list[list[object]], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        find_headings(rows)  # type: ignore[arg-type]
