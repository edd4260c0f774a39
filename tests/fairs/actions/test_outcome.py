from decimal import Decimal
from typing import Any

import pytest

from encadena.advisory.choices import MilestoneKind, MilestoneState
from encadena.fairs import actions
from encadena.fairs.errors import FairError
from encadena.fairs.models import Outcome
from encadena.fairs.queries.outcomes import balance_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage, Term
from encadena.matchmaking.errors import OutcomeError
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor

pytestmark = pytest.mark.django_db


def told(cast: Cast, stage: Stage = Stage.ORDER, **data: Any) -> Outcome:
    today = clock.today()
    exhibitor = an_exhibitor(a_fair(starts_on=today, ends_on=today), cast.firm)
    return actions.tell(exhibitor, data={"stage": stage, **data}, actor=cast.owner)


def data(**more: Any) -> dict[str, Any]:
    return {"on": clock.today(), "what": "Pedido de la feria", "amount": Decimal(900), "currency": "USD", **more}


def test_a_correction_keeps_what_was_said_before_and_amounts_are_never_added_to_each_other(cast: Cast) -> None:
    first = told(cast, Stage.CONTACT, contacts=4)

    actions.tell(
        first.exhibitor,
        data={"stage": Stage.ORDER, "contacts": 6, "closed": Decimal(900), "expected": Decimal(50), "currency": "USD"},
        actor=cast.owner,
    )

    first.refresh_from_db()
    found = balance_of(first.exhibitor.fair)
    assert first.replaced_at is not None
    assert (found.exhibited, found.told, found.contacts, found.with_contacts, found.orders) == (1, 1, 6, 1, 1)
    assert [[s.total for s in m.sums] for m in found.money] == [[50], [], [900]]
    assert found.rows[0].term == Term.EVENT


def test_before_the_fair_there_is_nothing_to_tell(cast: Cast) -> None:
    with pytest.raises(FairError, match="fair_ahead"):
        actions.tell(an_exhibitor(a_fair(), cast.firm), data={"stage": Stage.CONTACT}, actor=None)


def test_closed_business_needs_an_order(cast: Cast) -> None:
    with pytest.raises(OutcomeError, match="closed_without_order"):
        told(cast, Stage.CONTACT, closed=Decimal(5), currency="USD")


def test_an_order_of_a_fair_waits_for_somebody_else_to_verify_it(cast: Cast) -> None:
    client, outcome = a_client(cast.centre, cast.adviser, cast.firm), told(cast)

    made = actions.propose_milestone(outcome, client=client, data=data(), actor=cast.adviser)

    assert (made.kind, made.state, made.amount) == (MilestoneKind.CONTRACT, MilestoneState.REPORTED, 900)
    with pytest.raises(DomainError, match="milestone_twice"):
        actions.propose_milestone(outcome, client=client, data=data(), actor=cast.adviser)


def test_only_an_order_of_the_clients_own_firm_counts(cast: Cast) -> None:
    stranger = a_client(cast.rival_centre, firm=cast.rival_firm)

    with pytest.raises(DomainError, match="no_order"):
        actions.propose_milestone(told(cast, Stage.SAMPLE), client=stranger, data=data(), actor=cast.rival)
    with pytest.raises(DomainError, match="client_of_another"):
        actions.propose_milestone(told(cast), client=stranger, data=data(), actor=cast.rival)
