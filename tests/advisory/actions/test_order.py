from decimal import Decimal

import pytest

from encadena.advisory.actions.order import report_order
from encadena.advisory.choices import MilestoneKind
from encadena.advisory.models import Milestone
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_order_is_reported_as_a_contract_whatever_else_was_asked(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    data = {"kind": "finance", "on": clock.today(), "what": "Pedido", "amount": Decimal(5), "currency": "USD"}

    made = report_order(client, firm_id=cast.firm.pk, taken=False, data=data, actor=cast.adviser)

    assert (made.kind, made.client) == (MilestoneKind.CONTRACT, client)


@pytest.mark.parametrize(
    ("own", "taken", "code"), [(False, False, "client_of_another"), (True, True, "milestone_twice")]
)
def test_an_order_of_another_firm_or_handed_on_already_is_refused(
    cast: Cast, own: bool, taken: bool, code: str
) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)

    with pytest.raises(DomainError, match=code):
        report_order(
            client, firm_id=cast.firm.pk if own else cast.rival_firm.pk, taken=taken, data={}, actor=cast.adviser
        )

    assert not Milestone.objects.exists()
