from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.queries.development import development_of, scorecard_of
from encadena.chains.queries.matrix import matrix_of
from encadena.kernel import clock
from encadena.readiness.models import PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.chains.makers import (
    a_missing_requirement,
    a_requirement,
    a_requirement_gap,
    a_running_chain,
    a_sale,
    close_gap,
)
from tests.factories import a_firm


def test_a_project_adds_up_what_is_closed_late_and_still_without_a_gap(cast: Cast) -> None:
    other = a_firm(cast.centre, cast.adviser)
    project = a_running_chain(cast.centre, cast.firm, other)
    client, second = (a_client(cast.centre, cast.adviser, firm) for firm in (cast.firm, other))
    late = a_requirement_gap(project, client, due_on=clock.today() + timedelta(days=1))
    PlanAction.objects.filter(gap=late.gap).update(due_on=clock.today() - timedelta(days=1))
    close_gap(a_requirement_gap(project, second).gap)
    a_requirement_gap(project, second)
    a_missing_requirement(project, other)
    told = development_of(cast.adviser, project)
    assert (told.gaps, told.closed, told.late, told.answers, told.undated, told.without_gap) == (3, 1, 1, 1, 1, 1)
    assert told.plans[0].line.member.firm == cast.firm
    assert [cell.requirement.text for cell in told.plans[1].offered] == ["Control de calidad"]


def test_what_another_centre_works_on_is_neither_offered_nor_counted_as_known(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.rival_firm, partners=(cast.rival_centre,))
    a_requirement_gap(project, a_client(cast.rival_centre, cast.rival, cast.rival_firm))
    a_missing_requirement(project, cast.rival_firm)
    told = development_of(cast.adviser, project)
    assert (told.gaps, told.elsewhere, told.known, told.plans[0].offered) == (1, 1, 0, [])
    assert len(development_of(cast.rival, project).plans[0].offered) == 1


def test_a_scorecard_counts_what_is_asked_of_one_firm_and_what_it_sold(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, a_firm(cast.centre))
    a_missing_requirement(project, cast.firm, kind="quality")
    a_requirement(project, kind="quality")
    a_requirement(project, level="should")
    a_sale(project, cast.firm, amount=500)
    card = scorecard_of(cast.owner, project, cast.firm)
    assert card is not None
    assert (card.line.must.asked, card.line.must.known, card.line.should.asked) == (2, 1, 1)
    assert [(score.kind, score.share.asked) for score in card.kinds] == [("quality", 2), ("other", 1)]
    assert (card.amount, card.sales) == (500, 1)
    assert scorecard_of(cast.rival, project, cast.firm) is None


@pytest.mark.parametrize("firms", [1, 3])
def test_the_same_questions_however_many_firms(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, firms: int
) -> None:
    own = [a_firm(cast.centre, cast.adviser) for _ in range(firms)]
    project = a_running_chain(cast.centre, *own)
    for firm in own:
        a_requirement_gap(project, a_client(cast.centre, cast.adviser, firm), due_on=clock.today())
    matrix_of(cast.adviser, project)
    with django_assert_num_queries(8):
        development_of(cast.adviser, project)
