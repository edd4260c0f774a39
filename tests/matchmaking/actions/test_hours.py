"""Working hours follow the slots and the clocks."""

from datetime import time, timedelta

import pytest

from encadena.matchmaking.actions import buyers, participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.attendance import set_attendance
from encadena.matchmaking.choices import MeetingMode
from encadena.matchmaking.models import Participant, Round
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import DAY, a_ready_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    """Slots from 9:00 to 11:00; the first buyer works until 10:00, the second said nothing."""
    round = a_ready_round()
    person = sides(round)[0][0]
    set_attendance(person, mode=MeetingMode.VIRTUAL, works_from=time(9), works_until=time(10), time_zone="", actor=None)
    return round


def away(person: Participant, reason: str = "hours") -> list[int]:
    rows = person.unavailabilities.filter(reason=reason).order_by("slot__number")
    return list(rows.values_list("slot__number", flat=True))


def test_new_slots_are_judged_by_the_hours_that_were_said(round: Round) -> None:
    person, bystander = sides(round)[0]
    assert away(person) == [4, 5, 6]

    rounds.lay_out_slots(round, days=[DAY], shape=DayShape(time(9), time(12), 30), actor=None)

    assert away(person) == [3, 4, 5, 6]
    assert away(bystander) == []


def test_a_slot_that_moves_out_of_the_hours_is_not_given_any_more(round: Round) -> None:
    person = sides(round)[0][0]
    last = round.slots.get(number=6)
    later = timedelta(hours=3)
    rounds.change_slot(
        last, starts_at=last.starts_at + later, ends_at=last.ends_at + later, session="afternoon", actor=None
    )  # type: ignore[arg-type]

    assert away(person) == [4, 5, 6]
    first = round.slots.get(number=1)
    rounds.change_slot(
        first, starts_at=first.starts_at - later, ends_at=first.ends_at - later, session="morning", actor=None
    )  # type: ignore[arg-type]
    assert away(person) == [1, 4, 5, 6]


def test_what_somebody_entered_by_hand_stays(round: Round) -> None:
    person = sides(round)[0][0]
    participants.set_unavailable(person, slots=[round.slots.get(number=1)], actor=None)

    rounds.lay_out_slots(round, days=[DAY], shape=DayShape(time(9), time(11), 20), actor=None)

    assert (away(person, ""), away(person)) == ([1], [4, 5, 6])


def test_another_clock_of_the_buyer_or_the_round_counts_at_once(round: Round) -> None:
    person = sides(round)[0][0]
    assert person.buyer
    buyers.update_buyer(person.buyer, data={"time_zone": "America/Bogota"}, actor=None)  # two hours behind
    assert away(person) == [1, 2, 3, 4, 5, 6]

    buyers.update_buyer(person.buyer, data={"time_zone": ""}, actor=None)
    rounds.update_round(round, data={"time_zone": "America/Bogota"}, actor=None)
    assert away(person) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow_with_the_people(count: int, django_assert_num_queries: object) -> None:
    round = a_ready_round(buyer_count=count)
    round.participants.update(works_from=time(9), works_until=time(10))
    with django_assert_num_queries(5):  # type: ignore[operator]
        rounds.apply_hours_of(round, actor=None)
