from decimal import Decimal
from typing import Any

import pytest

from encadena.advisory.choices import MilestoneKind, MilestoneState
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage
from encadena.missions.actions.application import choose
from encadena.missions.actions.milestone import propose_milestone
from encadena.missions.actions.money import tell
from encadena.missions.models import Application, Debrief
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.missions.makers import a_mission, applied, begun

pytestmark = pytest.mark.django_db


def a_debrief(cast: Cast, stage: Stage = Stage.ORDER) -> Debrief:
    made = applied(a_mission(), cast.firm, 5, 5)
    choose(made.mission, actor=None)
    begun(made.mission)
    return tell(Application.objects.select_related("mission").get(pk=made.pk), data={"stage": stage}, actor=None)


def data(**more: Any) -> dict[str, Any]:
    return {"on": clock.today(), "what": "Pedido de Lima", "amount": Decimal(900), "currency": "USD", **more}


def test_an_order_of_a_mission_waits_for_somebody_else_to_verify_it(cast: Cast) -> None:
    client, debrief = a_client(cast.centre, cast.adviser, cast.firm), a_debrief(cast)

    made = propose_milestone(debrief, client=client, data=data(), actor=cast.adviser)

    assert (made.kind, made.state, made.amount) == (MilestoneKind.CONTRACT, MilestoneState.REPORTED, 900)
    assert debrief.application.milestone_link.milestone == made
    with pytest.raises(DomainError, match="milestone_twice"):
        propose_milestone(debrief, client=client, data=data(), actor=cast.adviser)


def test_only_an_order_of_the_clients_own_firm_counts(cast: Cast) -> None:
    stranger = a_client(cast.rival_centre, firm=cast.rival_firm)
    with pytest.raises(DomainError, match="client_of_another"):
        propose_milestone(a_debrief(cast), client=stranger, data=data(), actor=cast.rival)

    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match="no_order"):
        propose_milestone(a_debrief(cast, Stage.QUOTATION), client=client, data=data(), actor=cast.adviser)
