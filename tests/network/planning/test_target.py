from datetime import date

import pytest

from encadena.network.models import Target
from encadena.network.planning.target import shortfalls, target_rows, target_table
from tests.cast import Cast
from tests.network.indicators import counted, only, steady

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 2)


def a_target(cast: Cast, value: int, code: str = "walks", year: int = 2026, rival: bool = False) -> Target:
    centre = cast.rival_centre if rival else cast.centre
    return Target.objects.create(centre=centre, year=year, indicator=code, value=value)


def test_only_what_has_a_target_is_measured(cast: Cast) -> None:
    a_target(cast, 120)
    with only(walks=steady(1), idle=lambda ids, year, today: 1 / 0):  # type: ignore[arg-type, return-value]
        walks, idle = target_rows(cast.centre, year=2026, today=JULY)
    assert walks.progress
    assert walks.progress.result == 183
    assert idle.progress is None


def test_the_season_of_past_years_moves_the_forecast(cast: Cast) -> None:
    """By July only a fifth of the work was done in both past years, so 40 today leads to 200 and not to 80."""
    a_target(cast, 190)
    pk = cast.centre.pk
    past = {(year, month): {pk: count} for year in (2024, 2025) for month, count in ((7, 20), (12, 100))}
    with only(walks=counted({**past, (2026, 7): {pk: 40}})):
        [row] = target_rows(cast.centre, year=2026, today=JULY)
    assert row.progress
    assert row.progress.reach
    assert row.progress.reach.by_season
    assert row.progress.reach.value == pytest.approx(200)
    assert row.progress.outlook == "edge"


def test_a_centre_without_past_years_is_forecast_by_the_calendar(cast: Cast) -> None:
    a_target(cast, 100)
    with only(walks=counted({(2026, 7): {cast.centre.pk: 40}})):
        [row] = target_rows(cast.centre, year=2026, today=JULY)
    assert row.progress
    assert row.progress.reach
    assert not row.progress.reach.by_season
    assert row.progress.reach.value == pytest.approx(40 * 365 / 183)


def test_in_january_nobody_knows_and_the_day_is_said_from_which_it_is_known(cast: Cast) -> None:
    a_target(cast, 100)
    with only(walks=steady(1)):
        early = target_rows(cast.centre, year=2026, today=date(2026, 1, 30))[0].progress
        later = target_rows(cast.centre, year=2026, today=date(2026, 1, 31))[0].progress
    assert early
    assert later
    assert (early.outlook, early.reach, early.known_from) == ("unknown", None, date(2026, 1, 31))
    assert (later.reach is not None, later.known_from) == (True, None)


def test_the_29_of_february_looks_at_the_28_of_other_years(cast: Cast) -> None:
    Target.objects.create(centre=cast.centre, year=2028, indicator="walks", value=100)
    with only(walks=steady(1)):
        [row] = target_rows(cast.centre, year=2028, today=date(2028, 2, 29))
    assert row.progress
    assert row.progress.reach
    assert row.progress.reach.value == pytest.approx(60 * 365 / 59, rel=0.01)


def test_next_year_is_not_measured(cast: Cast) -> None:
    a_target(cast, 100, year=2027)
    with only(walks=lambda ids, year, today: 1 / 0):  # type: ignore[arg-type, return-value]
        [row] = target_rows(cast.centre, year=2027, today=JULY)
    assert row.progress
    assert row.progress.outlook == "ahead"


def test_last_years_results_stand_beside_when_asked_for(cast: Cast) -> None:
    with only(walks=steady(1), now_open=steady(1)):
        [table] = target_table([cast.centre], year=2026, today=JULY, before=True)
    assert [row.before for row in table.rows] == [365, None]


def test_only_targets_that_fall_short_are_told_and_an_innocent_centre_is_not(cast: Cast) -> None:
    short, fine = a_target(cast, 1000), a_target(cast, 200, rival=True)
    with only(walks=steady(1)):
        told = shortfalls([short, fine], today=JULY)
    assert [target for target, _progress in told] == [short]


def test_past_years_are_counted_once_for_all_readers(cast: Cast) -> None:
    a_target(cast, 100), a_target(cast, 100, rival=True)
    asked: list[int] = []

    def measure(ids: object, year: int, until: date) -> dict[int, float]:
        asked.append(year)
        return {}

    with only(walks=measure):
        for centre in (cast.centre, cast.rival_centre):
            target_rows(centre, year=2026, today=JULY)
    assert sorted(asked) == [2024, 2024, 2025, 2025, 2026, 2026]
