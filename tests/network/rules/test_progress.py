from datetime import date

import pytest

from encadena.network.rules import Progress, Reach, outlook_of

JULY = date(2026, 7, 2)


@pytest.mark.parametrize(
    ("target", "word"),
    [(100, "reached"), (120, "good"), (140, "good"), (141, "edge"), (160, "edge"), (161, "short")],
)
def test_the_margin_decides_between_well_on_the_edge_and_short(target: int, word: str) -> None:
    reach = Reach(150, 140, 160, by_season=True)
    assert outlook_of(target, 100, reach, year=2026, today=JULY, accumulates=True) == word


def test_without_a_forecast_nobody_knows_yet() -> None:
    assert outlook_of(100, 3, None, year=2026, today=date(2026, 1, 9), accumulates=True) == "unknown"


def test_a_year_that_is_over_was_reached_or_missed_and_the_next_has_not_begun() -> None:
    told = [
        outlook_of(100, result, None, year=year, today=JULY, accumulates=True)
        for year, result in ((2025, 99), (2025, 100), (2027, 0))
    ]
    assert told == ["missed", "reached", "ahead"]


def test_what_does_not_accumulate_is_told_as_it_stands_and_never_for_a_past_year() -> None:
    told = [
        outlook_of(10, result, None, year=year, today=JULY, accumulates=False)
        for year, result in ((2026, 12), (2026, 9), (2025, 12))
    ]
    assert told == ["reached", "below", "unknown"]


def test_only_short_and_edge_are_at_risk() -> None:
    told = {word: Progress(10, 1, outlook=word).at_risk for word in ("short", "edge", "good", "below")}  # type: ignore[arg-type]
    assert told == {"short": True, "edge": True, "good": False, "below": False}
