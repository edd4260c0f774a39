from dataclasses import replace
from datetime import date

import pytest

from encadena.impact.planning.disclosure import SIZES, public_view
from encadena.impact.planning.figures import ratio
from encadena.impact.planning.shares import portion
from encadena.impact.planning.stated import checks_over, stated_beside
from encadena.impact.rules.figures import Amount, Count, Figure, InCurrency, Money, Portion, Ratio
from encadena.impact.rules.period import period_of
from encadena.impact.rules.report import Breakdown, Report, Row, Scope

Cells = tuple[int, int, int, int]
"""Firms: smallest, other micro, larger, of unknown size."""


def figures(sizes: Cells, female: tuple[int, int, int] = (10, 10, 0)) -> dict[str, Figure]:
    smallest, micro, _larger, unknown = sizes
    firms, known = sum(sizes), sum(sizes[:3])
    return {
        "projects": Count("projects", 2),
        "chain_firms": Count("chain_firms", firms),
        SIZES[0]: portion(SIZES[0], yes=smallest + micro, known=known, total=firms),
        SIZES[1]: portion(SIZES[1], yes=smallest, known=smallest + micro, total=smallest + micro + unknown),
        SIZES[2]: portion(SIZES[2], yes=smallest, known=known, total=firms),
        "chain_female": portion("chain_female", yes=female[0], known=female[0] + female[1], total=sum(female)),
        "hours_linked": Amount("hours_linked", 900, "minutes", 10),
        "firms_per_project": ratio("firms_per_project", firms, 2),
    }


def a_report(
    dimension: str, *rows: dict[str, Figure], keys: str = "abcdefg", whole: Cells = (40, 30, 20, 10)
) -> Report:
    one = Breakdown(dimension, tuple(Row(key, "", row) for key, row in zip(keys, rows, strict=False)))
    as_of = period_of(2025, today=date(2026, 1, 1)).as_of
    return Report(2025, as_of, Scope(), figures(whole, (40, 40, 20)), (one,))


def shown(report: Report, code: str) -> list[bool]:
    """Of each row: whether its figure is still there."""
    return [not _gone(row.figures[code]) for row in report.breakdowns[0].rows]


def _gone(figure: Figure) -> bool:
    if isinstance(figure, Portion):
        assert figure.hidden == (figure.yes is None) == (figure.total is None)
        assert not figure.hidden or figure.of_all is figure.of_known is figure.low is figure.high is None
        return figure.hidden
    assert isinstance(figure, Count | Amount | Ratio)
    return figure.value is None


LARGE, LARGER, FEW = (
    figures((20, 10, 10, 10)),
    figures((30, 20, 20, 20), (40, 40, 10)),
    figures((3, 0, 0, 0), (3, 0, 0)),
)


def test_few_firms_are_hidden_and_another_row_with_them() -> None:
    view = public_view(a_report("kind", LARGE, FEW, LARGER))
    for code in ("chain_firms", *SIZES, "chain_female", "hours_linked", "firms_per_project"):
        assert shown(view, code) == [False, False, True], code
    assert shown(view, "projects") == [True, True, True]


def test_a_small_part_of_a_large_row_hides_its_shares_but_not_its_count() -> None:
    view = public_view(a_report("region", LARGER, figures((20, 10, 17, 3), (25, 25, 0)), LARGE))
    assert shown(view, "chain_firms") == [True, True, True]
    assert [shown(view, code) for code in SIZES] == [[True, False, False]] * 3
    assert shown(view, "chain_female") == [True, True, True]


def test_zeros_tell_nothing_about_anybody_and_stay() -> None:
    view = public_view(a_report("kind", LARGE, figures((0, 0, 0, 0), (0, 0, 0)), LARGER))
    assert shown(view, "chain_firms") == shown(view, SIZES[0]) == [True, True, True]


def test_centres_and_operators_are_below_what_is_published() -> None:
    report = a_report("kind", LARGE)
    extra = tuple(Breakdown(name, (Row("x", "", LARGE),)) for name in ("centre", "operator", "region"))
    view = public_view(replace(report, breakdowns=(*report.breakdowns, *extra)))
    assert [one.dimension for one in view.breakdowns] == ["kind", "region"]
    assert view.public
    with pytest.raises(ValueError, match="public"):
        public_view(view)


def test_a_whole_of_few_firms_hides_all_that_is_about_them() -> None:
    view = public_view(a_report("kind", whole=(2, 1, 0, 0)))
    assert view.figures["chain_firms"] == Count("chain_firms", None)
    assert _gone(view.figures["hours_linked"])
    assert not _gone(view.figures["projects"])


def test_bands_do_not_follow_from_the_shares_of_size() -> None:
    """Micro bands two and three: their sum is published, so one of them takes the other, not any row."""
    counts = {"0": 9, "1": 10, "2": 40, "3": 28, "4": 2, "5": 11}
    rows = [{"chain_firms": Count("chain_firms", n)} for n in counts.values()]
    report = a_report("band", *rows, keys="012345", whole=(40, 30, 20, 10))
    assert shown(public_view(report), "chain_firms") == [True, True, True, False, False, True]


def test_size_by_owner_is_left_out_because_owners_by_size_are_there() -> None:
    view = public_view(a_report("ownership", LARGE, LARGER))
    assert not set(SIZES) & set(view.breakdowns[0].rows[0].figures)


def money(sayers: int, *more: InCurrency) -> Money:
    sums = (InCurrency("CLP", "100.00", 9, sayers, False), *more)
    return Money("round_closed_firms", sums, "100.00", (), 9, 1)


def rounds_of(firms: int, met: tuple[int, int, int], buyers: int = 9) -> dict[str, Figure]:
    yes, no, unknown = met
    return {
        "rounds": Count("rounds", 2),
        "round_meetings": Count("round_meetings", 40),
        "round_firms": Count("round_firms", firms),
        "round_firms_met": portion("round_firms_met", yes=yes, known=yes + no, total=yes + no + unknown),
        "round_buyers": Count("round_buyers", buyers),
        "round_closed_firms": money(9),
    }


def test_meetings_of_few_firms_are_hidden_with_another_row_and_no_row_tells_money() -> None:
    few, large, larger = rounds_of(3, (3, 0, 0)), rounds_of(9, (9, 0, 0)), rounds_of(30, (30, 0, 0))
    report = replace(a_report("region", few, large, larger), figures=rounds_of(42, (42, 0, 0)))
    view = public_view(report)

    for code in ("round_firms", "round_meetings", "round_firms_met"):
        assert shown(view, code) == [False, False, True], code
    assert shown(view, "rounds") == [True, True, True]
    assert not any("round_closed_firms" in row.figures for row in view.breakdowns[0].rows)
    assert view.figures["round_closed_firms"] == money(9)


def test_money_that_few_told_in_some_currency_is_not_published() -> None:
    figures = rounds_of(42, (42, 0, 0))
    for told in (money(4), money(9, InCurrency("USD", "7.00", 6, 2, False))):
        view = public_view(replace(a_report("kind"), figures={**figures, "round_closed_firms": told}))
        assert view.figures["round_closed_firms"] == Money("round_closed_firms", (), None, (), 0, 0, hidden=True)
    few = public_view(replace(a_report("kind"), figures=rounds_of(3, (1, 1, 1), buyers=2)))
    assert few.figures["round_buyers"] == Count("round_buyers", None)
    assert few.figures["round_closed_firms"].hidden  # type: ignore[union-attr]


def test_published_figures_and_checks_do_not_tell_what_is_hidden() -> None:
    few = replace(a_report("region", LARGE, whole=(3, 0, 0, 0)), figures=figures((3, 0, 0, 0), (3, 0, 0)))
    stated = stated_beside(2025, few.scope, few.figures)
    few = replace(few, stated=stated, checks=checks_over(stated, few.figures))
    about_few = {one.key for one in few.stated if one.figure in {"chain_firms", "chain_female", *SIZES}}
    assert all(one.computed is not None for one in few.stated if one.key in about_few)

    told = public_view(few)
    assert [one.key for one in told.stated] == [one.key for one in few.stated]
    assert {(one.computed, one.agrees) for one in told.stated if one.key in about_few} == {(None, None)}
    checks = {one.key: one for one in told.checks}
    for key in (
        "gender-reported",
        "gender-unreported",
        "female-lower-bound",
        "female-upper-bound",
        "firms-per-project",
    ):
        assert (checks[key].computed, checks[key].passed) == (None, None)
        assert checks[key].of_stated is not None
