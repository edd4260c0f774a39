from datetime import timedelta

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.gap import move_gap
from encadena.readiness.actions.plan import agree, change_goal, close_plan, open_plan
from encadena.readiness.models import Plan
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap_at_work, anas_client


def test_a_client_has_one_open_plan_and_the_second_names_the_first(cast: Cast) -> None:
    open_plan(anas_client(cast), goal="Exportar", actor=cast.adviser)
    with pytest.raises(DomainError, match="plan_open_already") as refused:
        open_plan(anas_client(cast), goal="Otro", actor=cast.head)
    assert refused.value.params["goal"] == "Exportar"
    assert Plan.objects.count() == 1


def test_after_the_plan_is_closed_another_one_opens(cast: Cast) -> None:
    first = open_plan(anas_client(cast), goal="Exportar", actor=cast.adviser)
    close_plan(first, note="Logrado", actor=cast.head)
    assert open_plan(anas_client(cast), goal="Crecer", actor=cast.adviser) != first
    with pytest.raises(DomainError, match="plan_closed"):
        change_goal(first, goal="Otra", actor=cast.adviser)


def test_a_plan_says_who_of_the_firm_agreed_and_not_tomorrow(cast: Cast) -> None:
    plan = open_plan(anas_client(cast), goal="Exportar", actor=cast.adviser)
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(DomainError, match="plan_date_in_future"):
        agree(plan, by="Olga", on=tomorrow, actor=cast.adviser)
    with pytest.raises(DomainError, match="plan_agreed_by_missing"):
        agree(plan, by=" ", on=clock.today(), actor=cast.adviser)
    assert agree(plan, by="Olga Dueña", on=clock.today(), actor=cast.adviser).agreed_by == "Olga Dueña"
    assert Entry.objects.get(verb="plan.agreed").changes["agreed_by"] == [None, "Olga Dueña"]


def test_a_plan_with_open_gaps_is_not_closed(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    assert gap.plan is not None
    with pytest.raises(DomainError, match="plan_has_open_gaps"):
        close_plan(gap.plan, note="", actor=cast.adviser)
    move_gap(gap, before="working", after="discarded", reason="Cambió de mercado", actor=cast.adviser)
    assert close_plan(gap.plan, note="", actor=cast.adviser).closed_on == clock.today()


def test_a_plan_without_a_goal_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="plan_goal_missing"):
        open_plan(anas_client(cast), goal="  ", actor=cast.adviser)
