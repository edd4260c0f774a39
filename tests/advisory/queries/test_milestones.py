from decimal import Decimal

from encadena.advisory.actions.follow_up import log_attempt
from encadena.advisory.actions.milestone import state_attribution, verify_milestone, withdraw_milestone
from encadena.advisory.models import FollowUp
from encadena.advisory.queries import milestones as queries
from encadena.kernel import clock
from tests.advisory.makers import a_baseline, a_client, a_milestone
from tests.cast import Cast


def test_totals_add_only_what_was_verified_and_show_the_rest_beside_it(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_baseline(client, value=100)
    for after in (150, 180, 190):
        a_milestone(client, kind="sales", after=Decimal(after))
    first, second, _third = client.milestones.order_by("after")
    verify_milestone(first, note="", actor=cast.head)
    verify_milestone(second, note="", actor=cast.head)
    state_attribution(first, attribution="mainly", statement="", source="letter", actor=cast.adviser)
    a_milestone(client, currency="USD", amount=Decimal(10))
    sales, finance = queries.totals_by_kind(cast.agency, queries.Filters())
    assert (sales.verified, sales.waiting, sales.change, sales.unstated) == (2, 1, 130, 1)
    assert (finance.verified, finance.money) == (0, ())


def test_withdrawn_and_corrected_ones_are_not_listed_unless_asked_for(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    gone = withdraw_milestone(a_milestone(client), note="", actor=cast.adviser)
    kept = a_milestone(client)
    assert list(queries.page_of_milestones(cast.adviser, queries.Filters(), 1).rows) == [kept]
    assert list(queries.page_of_milestones(cast.adviser, queries.Filters(state="withdrawn"), 1).rows) == [gone]


def test_a_rival_sees_none(cast: Cast) -> None:
    a_milestone(a_client(cast.centre, cast.adviser, cast.firm))
    assert not queries.milestones_visible_to(cast.rival).exists()
    assert queries.totals_by_kind(cast.rival, queries.Filters()) == []


def test_who_verifies_is_above_the_adviser_and_did_not_report(cast: Cast) -> None:
    by_adviser = a_milestone(a_client(cast.centre, cast.adviser, cast.firm))
    by_head = a_milestone(by_adviser.client, actor=cast.head)
    may = {who for who, user in cast.by_role().items() if queries.may_verify(user, by_adviser)}
    assert may == {"head", "coordinator", "agency", "agency_region", "administrator"}
    assert not queries.may_verify(cast.head, by_head)


def test_non_response_keeps_its_denominator(cast: Cast) -> None:
    rows = [
        FollowUp.objects.create(client=a_client(cast.centre, cast.adviser), centre=cast.centre, months=6,
                                due_on=clock.today(), state=state)
        for state in ("due", "answered", "no_response", "due")
    ]  # fmt: skip
    log_attempt(rows[0], channel="phone", outcome="refused", actor=cast.adviser)
    (rate,) = queries.response_rates(cast.head)
    assert (rate.months, rate.due, rate.answered, rate.refused, rate.no_response, rate.pending) == (6, 4, 1, 1, 1, 1)
