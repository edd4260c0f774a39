from datetime import timedelta

from encadena.advisory.models import Client, Cohort, CohortMember
from encadena.advisory.queries import cohorts as queries
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_milestone, a_session
from tests.cast import Cast


def a_cohort(*centres: object, state: str = "running") -> Cohort:
    cohort = Cohort.objects.create(name="Piloto", starts_on=clock.today(), state=state)
    cohort.centres.set(centres)  # type: ignore[arg-type]
    return cohort


def a_member(cohort: Cohort, client: Client, part: str = "focus", days_ago: int = 0) -> CohortMember:
    on = clock.today() - timedelta(days=days_ago)
    return CohortMember.objects.create(cohort=cohort, client=client, part=part, entered_on=on)


def test_each_operator_sees_its_own_members_of_a_shared_group(cast: Cast) -> None:
    cohort = a_cohort(cast.centre, cast.rival_centre)
    mine = a_member(cohort, a_client(cast.centre, cast.adviser))
    theirs = a_member(cohort, a_client(cast.rival_centre, cast.rival))
    assert list(queries.members_visible_to(cast.head, cohort)) == [mine]
    assert list(queries.members_visible_to(cast.rival, cohort)) == [theirs]
    assert queries.may_manage(cast.head, cohort) is False
    assert queries.may_manage(cast.agency, cohort) is True


def test_figures_count_from_the_day_of_entry(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    member = a_member(a_cohort(cast.centre), client, days_ago=10)
    a_session(client, days_ago=20)
    a_session(client, days_ago=5, contact_minutes=45)
    a_session(client, days_ago=3, counts=False)
    a_milestone(client)
    focus, comparison = queries.figures_of([member])
    assert (focus.members, focus.sessions, focus.minutes, focus.milestones) == (1, 1, 45, 0)
    client.milestones.update(state="verified")
    assert queries.figures_of([member])[0].firms_with_milestone == 1
    assert comparison.members == 0


def test_comparisons_are_alike_in_size_and_in_no_group(cast: Cast) -> None:
    cohort = a_cohort(cast.centre)
    clients = [a_client(cast.centre, cast.adviser) for _ in range(4)]
    for client, size in zip(clients, ("micro", "micro", "small", "micro"), strict=True):
        client.firm.legal_size = size
        client.firm.save()
    a_member(cohort, clients[0])
    a_member(a_cohort(cast.centre), clients[3])
    (suggested,) = queries.comparison_suggestions(cast.head, cohort)
    assert suggested.client == clients[1]
    assert set(suggested.shared) == {"legal_size", "kind", "region"}


def test_a_session_may_be_linked_to_a_running_group_of_all_its_firms(cast: Cast) -> None:
    cohort = a_cohort(cast.centre)
    one, two = a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser)
    a_member(cohort, one)
    assert [link.value for link in queries.cohort_links(cast.adviser, [one.firm_id])] == [f"cohort:{cohort.pk}"]
    assert queries.cohort_links(cast.adviser, [one.firm_id, two.firm_id]) == []
    assert queries.cohort_links(cast.rival, [one.firm_id]) == []
    cohort.state = "closed"
    cohort.save()
    assert queries.cohort_links(cast.adviser, [one.firm_id]) == []
