from datetime import date, datetime, time, timedelta

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions import round as actions
from encadena.matchmaking.choices import RoundState, Session
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import DAY, MORNING, a_ready_round, a_round, an_agenda, everybody_meets

pytestmark = pytest.mark.django_db


def test_whatever_decides_an_agenda_moves_the_version_on_and_is_written_down() -> None:
    round = a_round()
    before = round.version

    actions.set_tables(round, count=4, actor=None)

    assert round.version == before + 1
    assert Entry.objects.filter(verb="round.tables_set").get().changes == {"tables": [0, 4]}


def test_an_edit_tells_what_changed_and_an_empty_one_tells_nothing() -> None:
    round = a_round(name="Antes")

    actions.update_round(round, data={"name": "Después"}, actor=None)
    actions.update_round(round, data={"name": "Después"}, actor=None)

    assert [e.changes for e in Entry.objects.filter(verb="round.updated")] == [{"name": ["Antes", "Después"]}]


def test_new_hours_keep_the_slots_by_number_and_with_them_the_agenda() -> None:
    round = a_ready_round()
    everybody_meets(round)
    agenda = an_agenda(round)

    actions.lay_out_slots(round, days=[DAY], shape=DayShape(time(15), time(17), 20), actor=None)

    assert agenda.meetings.count() == 6
    assert round.slots.first().starts_at.astimezone(round.zone).hour == 15


def test_slots_with_meetings_are_not_taken_away() -> None:
    round = a_ready_round()
    everybody_meets(round)
    an_agenda(round)

    with pytest.raises(RoundError, match="slots_in_use"):
        actions.lay_out_slots(round, days=[DAY], shape=DayShape(time(9), time(9, 40), 20), actor=None)

    assert round.slots.count() == 6


def test_one_slot_moves_unless_it_overlaps_or_overtakes_another() -> None:
    round = a_ready_round()
    slot = round.slots.select_related("round").get(number=2)
    later = slot.starts_at + timedelta(minutes=5)

    with pytest.raises(RoundError, match="slots_overlap"):
        actions.change_slot(
            slot, starts_at=later, ends_at=slot.ends_at + timedelta(5), session=Session.MORNING, actor=None
        )
    at = datetime.combine(DAY, time(20), round.zone)
    with pytest.raises(RoundError, match="slot_out_of_order"):
        actions.change_slot(
            slot, starts_at=at, ends_at=at + timedelta(minutes=20), session=Session.AFTERNOON, actor=None
        )
    actions.change_slot(slot, starts_at=later, ends_at=slot.ends_at, session=Session.MORNING, actor=None)

    assert round.slots.get(number=2).starts_at == later


def test_a_removed_slot_makes_room_for_the_next() -> None:
    round = a_ready_round()

    actions.remove_slot(round.slots.select_related("round").get(number=1), actor=None)

    assert [s.number for s in round.slots.all()] == [1, 2, 3, 4, 5]
    assert round.slots.first().starts_at.astimezone(round.zone).time() == time(9, 20)


@pytest.mark.parametrize("count", [0, -1, 501])
def test_a_round_has_at_least_one_table_and_not_a_thousand(count: int) -> None:
    with pytest.raises(RoundError, match="tables_out_of_range"):
        actions.set_tables(a_round(), count=count, actor=None)


def test_tables_with_meetings_stay() -> None:
    round = a_ready_round(tables=3)
    everybody_meets(round)
    an_agenda(round)

    with pytest.raises(RoundError, match="tables_in_use"):
        actions.set_tables(round, count=1, actor=None)

    assert round.tables.count() == 3


def test_a_round_is_published_by_its_agenda_only() -> None:
    round = a_round()
    actions.change_state(round, state=RoundState.REGISTRATION, actor=None)

    with pytest.raises(RoundError, match="publish_through_the_agenda"):
        actions.change_state(round, state=RoundState.PUBLISHED, actor=None)

    assert round.state == RoundState.REGISTRATION


def test_an_impossible_layout_leaves_everything_as_it_was() -> None:
    round = a_ready_round()

    with pytest.raises(RoundError):
        actions.lay_out_slots(round, days=[DAY, DAY], shape=MORNING, actor=None)

    assert (round.slots.count(), [d.on for d in round.days.all()]) == (6, [date(2026, 12, 3)])
