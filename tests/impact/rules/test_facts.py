from datetime import date

from encadena.firms.choices import FemaleOwned
from encadena.impact.rules.facts import ChainFirm, Spell


def a_firm(band: int) -> ChainFirm:
    return ChainFirm(1, "a", frozenset({1}), "C", band, FemaleOwned.YES)


def test_no_sales_is_known_and_is_no_micro_firm_and_no_information_is_unknown() -> None:
    assert [a_firm(band).sized for band in (0, 1, 2, 4, 5)] == [True, False, True, True, True]
    assert [a_firm(band).micro for band in (0, 1, 2, 4, 5)] == [False, False, True, True, False]
    assert [a_firm(band).smallest for band in (0, 1, 2, 4, 5)] == [False, False, True, False, False]


def test_the_day_a_firm_leaves_is_no_day_in_the_project() -> None:
    spell = Spell(1, date(2025, 3, 1), date(2025, 4, 1))
    assert [spell.holds(date(2025, *day)) for day in ((2, 28), (3, 1), (3, 31), (4, 1))] == [False, True, True, False]
    assert Spell(1, date(2025, 3, 1), None).holds(date(2030, 1, 1))
