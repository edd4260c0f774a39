from datetime import date

from encadena.impact.rules.places import Ground, Grounds, Place, Tenure
from encadena.impact.rules.report import Scope

JULY = date(2025, 7, 1)
GROUNDS = Grounds(
    {
        1: Ground("norte", "Norte", "08", (Tenure("dos", JULY, None), Tenure("uno", None, JULY))),
        2: Ground("pais", "País", "none", ()),
    },
    {"08": "Biobío"},
    {"uno": "Uno", "dos": "Dos"},
)
YEAR = date(2025, 1, 1), date(2026, 1, 1)


def test_a_centre_belongs_to_who_ran_it_that_day() -> None:
    assert GROUNDS.at(1, date(2025, 6, 30)) == Place("norte", "08", "uno")
    assert GROUNDS.at(1, JULY) == Place("norte", "08", "dos")
    assert GROUNDS.at(2, JULY) == Place("pais", "none", "none")


def test_the_days_on_which_an_operator_changes_cut_the_year() -> None:
    assert GROUNDS.days_of_change(*YEAR) == [JULY]
    assert GROUNDS.days_of_change(JULY, date(2026, 1, 1)) == []


def test_a_scope_has_every_centre_that_was_in_it_on_some_day() -> None:
    assert GROUNDS.centre_ids(Scope(), *YEAR) is None
    assert GROUNDS.centre_ids(Scope("operator", "uno"), *YEAR) == {1}
    assert GROUNDS.centre_ids(Scope("operator", "uno"), JULY, date(2026, 1, 1)) == set()
    assert GROUNDS.centre_ids(Scope("region", "08"), *YEAR) == {1}
    assert Place("norte", "08", "dos").within(Scope("centre", "norte"))


def test_a_centre_closed_before_a_day_is_not_open_in_it() -> None:
    closed = Ground("x", "X", "08", (), closed_on=date(2024, 12, 31))
    assert not closed.open_in(date(2025, 1, 1))
    assert closed.open_in(date(2024, 1, 1))
