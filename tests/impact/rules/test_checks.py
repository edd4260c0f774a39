import pytest

from encadena.impact.rules.checks import CHECKS
from encadena.impact.rules.definitions import DEFINITIONS
from encadena.impact.tables import rows_of
from encadena.impact.tables.stated import statements

STATED = {one.key: one.value for one in statements()}


@pytest.mark.parametrize("row", rows_of("checks"), ids=lambda row: row["key"])
def test_the_published_figures_give_what_is_expected(row: dict[str, str]) -> None:
    found = CHECKS[row["key"]].of_stated(STATED)
    assert found == pytest.approx(float(row["expected"]), abs=float(row["tolerance"]))


def test_every_check_has_its_numbers_and_names_what_exists() -> None:
    assert [row["key"] for row in rows_of("checks")] == list(CHECKS)
    assert {key for rule in CHECKS.values() for key in rule.needs} <= set(STATED)
    assert {rule.figure for rule in CHECKS.values()} - {""} <= set(DEFINITIONS)
