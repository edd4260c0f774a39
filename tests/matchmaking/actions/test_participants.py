import pytest

from encadena.matchmaking.actions import participants as actions
from encadena.matchmaking.choices import ParticipantStatus
from encadena.matchmaking.errors import RoundError
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_ready_round, a_round, sides

pytestmark = pytest.mark.django_db


def test_buyers_come_first_and_nobody_joins_twice() -> None:
    round, firm, buyer = a_round(), a_firm(), a_buyer()

    first = actions.add_participants(round, firms=[firm], buyers=[buyer], actor=None)
    again = actions.add_participants(round, firms=[firm], buyers=[buyer], actor=None)

    assert [p.name for p in first] == [buyer.name, firm.name]
    assert again == []


def test_unavailability_is_replaced_as_a_whole() -> None:
    round = a_ready_round()
    person = sides(round)[1][0]
    slots = list(round.slots.all())

    actions.set_unavailable(person, slots=slots[:3], actor=None)
    actions.set_unavailable(person, slots=slots[4:5], actor=None)

    assert list(person.unavailabilities.values_list("slot__number", flat=True)) == [5]


def test_slots_of_another_round_are_refused() -> None:
    person = sides(a_ready_round())[1][0]
    with pytest.raises(RoundError, match="slot_of_another_round"):
        actions.set_unavailable(person, slots=list(a_ready_round().slots.all()), actor=None)


def test_whoever_withdraws_can_come_back() -> None:
    person = sides(a_ready_round())[1][0]

    actions.set_status(person, status=ParticipantStatus.WITHDRAWN, actor=None)
    actions.set_status(person, status=ParticipantStatus.APPROVED, actor=None)

    person.refresh_from_db()
    assert person.status == ParticipantStatus.APPROVED
