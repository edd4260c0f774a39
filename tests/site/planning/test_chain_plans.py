from datetime import date
from random import Random

from encadena.site.planning.chain_plans import Calendar, in_year, outside_it

LAST = date(2026, 1, 1)


def test_a_project_of_the_year_ran_on_some_day_of_it_whenever_the_demonstration_is_made() -> None:
    for today in (date(2026, 2, 1), date(2026, 11, 26), date(2028, 5, 5)):
        plans = [in_year(Calendar(Random(n), today, 2025), "local_chain") for n in range(200)]
        assert all(
            plan.begun < LAST and (plan.ended is None or date(2025, 1, 1) <= plan.ended < today) for plan in plans
        )
        assert {plan.state for plan in plans} == {"running", "finished", "stopped"}


def test_a_project_outside_the_year_never_ran_in_it() -> None:
    for n in range(100):
        calendar = Calendar(Random(n), date(2026, 11, 26), 2025)
        assert outside_it(calendar, "business", "running").begun >= LAST
        ended = outside_it(calendar, "business", "finished").ended
        assert ended is not None
        assert ended < date(2025, 1, 1)


def test_before_the_next_year_has_begun_nothing_can_run_after_it() -> None:
    calendar = Calendar(Random(1), date(2025, 12, 31), 2025)
    assert outside_it(calendar, "business", "running").state == "draft"
