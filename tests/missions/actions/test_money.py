from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.errors import OutcomeError
from encadena.missions.actions import application, money
from encadena.missions.choices import PaidBy
from encadena.missions.errors import MissionError
from encadena.missions.models import Application
from encadena.missions.queries.missions import balance_of, rows_of
from tests.cast import Cast
from tests.missions.makers import a_mission, applied, begun

pytestmark = pytest.mark.django_db


def chosen(cast: Cast, **fields: Any) -> Application:
    made = applied(a_mission(**fields), cast.firm, 5, 5)
    application.choose(made.mission, actor=None)
    return Application.objects.select_related("mission", "firm").get(pk=made.pk)


def pay(one: Application, amount: int, **more: Any) -> Any:
    data = {"paid_by": PaidBy.FIRM, "amount": Decimal(amount), "on": clock.today(), "note": "", **more}
    return money.record_payment(one, data=data, actor=None)


def test_payments_reduce_what_is_owed_until_one_was_a_mistake(cast: Cast) -> None:
    one = chosen(cast, cost=Decimal(1000), firm_share=30)
    pay(one, 100)
    wrong = pay(one, 50)
    pay(one, 200, paid_by=PaidBy.ORGANISER)

    money.withdraw_payment(wrong, actor=None)

    (row,) = rows_of(one.mission, [one])
    assert (row.account.firm_owes, row.account.organiser_paid) == (200, 200)


@pytest.mark.parametrize(
    ("data", "code"),
    [({"amount": 0}, "payment_not_positive"), ({"amount": 5, "days": 1}, "payment_in_future")],
)
def test_a_payment_is_of_the_past_and_above_zero(cast: Cast, data: dict[str, int], code: str) -> None:
    one = chosen(cast)

    with pytest.raises(MissionError, match=code):
        pay(one, data["amount"], on=clock.today() + timedelta(days=data.get("days", 0)))


def test_a_debrief_speaks_the_words_of_rounds_and_keeps_what_was_said_before(cast: Cast) -> None:
    one = chosen(cast)
    with pytest.raises(MissionError, match="mission_ahead"):
        money.tell(one, data={"stage": Stage.CONTACT}, actor=None)
    begun(one.mission)
    one = Application.objects.select_related("mission", "firm").get(pk=one.pk)
    with pytest.raises(OutcomeError, match="closed_without_order"):
        money.tell(one, data={"stage": Stage.CONTACT, "closed": Decimal(5), "currency": "USD"}, actor=None)

    money.tell(one, data={"stage": Stage.CONTACT, "contacts": 4}, actor=None)
    told = {
        "stage": Stage.ORDER,
        "closed": Decimal(900),
        "closed_is": "more_than",
        "currency": "USD",
        "lessons": "Ir antes",
    }
    money.tell(one, data=told, actor=None)

    found = balance_of(one.mission)
    closed = found.money[2]
    assert (found.went, found.told, found.with_contacts) == (1, 1, 0)
    assert [(s.currency, s.total, s.at_least) for s in closed.sums] == [("USD", 900, True)]
    assert one.debriefs.count() == 2
    assert [d.lessons for d in found.lessons] == ["Ir antes"]


def test_who_was_not_chosen_has_nothing_to_tell(cast: Cast) -> None:
    mission = a_mission()
    made = applied(mission, cast.firm)

    with pytest.raises(MissionError, match="not_chosen"):
        money.tell(made, data={"stage": Stage.CONTACT}, actor=None)
