from decimal import Decimal
from typing import Any

import pytest

from encadena.advisory.actions.milestone import verify_milestone
from encadena.advisory.choices import MilestoneKind, MilestoneState
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.actions.outcome_milestone import propose_milestone
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Outcome
from tests.advisory.makers import a_client, a_document
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def an_order(cast: Cast, stage: Stage = Stage.ORDER) -> Outcome:
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()
    return say(meeting, meeting.second, stage)


def data(**more: Any) -> dict[str, Any]:
    return {"on": clock.today(), "what": "Primer pedido", "amount": Decimal(5000), "currency": "USD", **more}


def test_an_order_waits_for_somebody_else_to_verify_it(cast: Cast) -> None:
    client, paper = a_client(cast.centre, cast.adviser, cast.firm), a_document(cast.firm)

    milestone = propose_milestone(an_order(cast), client=client, data=data(), documents=[paper], actor=cast.adviser)

    assert (milestone.kind, milestone.state, milestone.amount) == (
        MilestoneKind.CONTRACT,
        MilestoneState.REPORTED,
        5000,
    )
    with pytest.raises(DomainError, match="milestone_own"):
        verify_milestone(milestone, note="", actor=cast.adviser)
    assert verify_milestone(milestone, note="", actor=cast.head).state == MilestoneState.VERIFIED


def test_one_order_is_one_milestone(cast: Cast) -> None:
    client, order = a_client(cast.centre, cast.adviser, cast.firm), an_order(cast)
    propose_milestone(order, client=client, data=data(), actor=cast.adviser)

    with pytest.raises(DomainError, match="milestone_twice"):
        propose_milestone(order, client=client, data=data(), actor=cast.adviser)


def test_only_an_order_of_the_clients_own_firm_counts(cast: Cast) -> None:
    client, stranger = a_client(cast.centre, cast.adviser, cast.firm), a_client(cast.rival_centre, firm=cast.rival_firm)

    with pytest.raises(DomainError, match="no_order"):
        propose_milestone(an_order(cast, Stage.QUOTATION), client=client, data=data(), actor=cast.adviser)
    with pytest.raises(DomainError, match="client_of_another"):
        propose_milestone(an_order(cast), client=stranger, data=data(), actor=cast.rival)


def test_what_the_register_of_milestones_refuses_leaves_no_link(cast: Cast) -> None:
    client, order = a_client(cast.centre, cast.adviser, cast.firm), an_order(cast)

    with pytest.raises(DomainError, match="milestone_amount_missing"):
        propose_milestone(order, client=client, data=data(amount=None), actor=cast.adviser)

    assert not hasattr(order.meeting, "milestone_link")
