from datetime import timedelta

from encadena.chains.queries.gaps import links_of, workable_clients
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.readiness.models import PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.chains.makers import a_paper, a_requirement_gap, a_running_chain, close_gap

SOON = clock.today() + timedelta(days=3)


def test_what_comes_next_and_whether_it_is_late(cast: Cast) -> None:
    project, client = a_running_chain(cast.centre, cast.firm), a_client(cast.centre, cast.adviser, cast.firm)
    row = a_requirement_gap(project, client, due_on=SOON)
    link = links_of(cast.adviser, [row.requirement], [cast.firm.pk])[row.requirement_id, cast.firm.pk]
    assert link.action is not None
    assert (link.action.due_on, link.late, link.done, link.actions) == (SOON, False, 0, 1)
    PlanAction.objects.update(due_on=clock.today() - timedelta(days=1))
    assert next(iter(links_of(cast.adviser, [row.requirement], [cast.firm.pk]).values())).late


def test_a_closed_gap_waits_for_an_answer_with_the_paper_that_closed_it(cast: Cast) -> None:
    project, client = a_running_chain(cast.centre, cast.firm), a_client(cast.centre, cast.adviser, cast.firm)
    row, paper = a_requirement_gap(project, client, due_on=SOON), a_paper(cast.firm)
    PlanAction.objects.update(state="closed", evidence=paper)
    close_gap(row.gap)
    link = next(iter(links_of(cast.adviser, [row.requirement], [cast.firm.pk]).values()))
    assert (link.waits_for_answer, link.paper, link.action, link.done) == (True, paper, None, 1)
    Document.objects.update(withdrawn_at=clock.now())
    type(row).objects.update(answered_on=clock.today())
    link = next(iter(links_of(cast.adviser, [row.requirement], [cast.firm.pk]).values()))
    assert (link.waits_for_answer, link.paper) == (False, None)


def test_that_another_centre_works_on_it_is_told_and_no_more(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.rival_firm, partners=(cast.rival_centre,))
    client = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    row = a_requirement_gap(project, client, due_on=SOON)
    link = next(iter(links_of(cast.adviser, [row.requirement], [cast.rival_firm.pk]).values()))
    assert (link.gap, link.action, link.late, link.closed, link.waits_for_answer) == (None, None, False, False, False)
    assert workable_clients(cast.adviser, project, [cast.rival_firm.pk]) == {}
    assert workable_clients(cast.rival, project, [cast.rival_firm.pk]) == {cast.rival_firm.pk: client}
