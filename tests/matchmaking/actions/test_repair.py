from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from encadena.accounts.choices import Role
from encadena.jobs import actions as jobs
from encadena.kernel import clock
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.actions.happening import close_table, note_meeting
from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.actions.repair import (
    TELL,
    apply_repair,
    ask_repair,
    compute_repair,
    discard_repair,
    undo_repair,
)
from encadena.matchmaking.choices import AgendaState, HappeningState, MarkKind, RepairState
from encadena.matchmaking.errors import DayError, RepairOutdated
from encadena.matchmaking.models import Agenda, Participant, Repair, Round
from encadena.matchmaking.queries.standing import pulse_of
from tests.factories import a_user
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    """Two buyers meet three firms from 9:00 to 10:00 or 10:20, two at a time; it is shortly before nine."""
    clock_at(at(7))
    round = a_published_round()
    clock_at(at(8, 50))
    return round


def published(round: Round) -> Agenda:
    return round.agendas.get(state=AgendaState.PUBLISHED)


def places(agenda: Agenda) -> dict[int, tuple[int, int]]:
    return {m: (s, t) for m, s, t in agenda.meetings.values_list("meeting", "slot__number", "table__number")}


def away(person: Participant) -> None:
    mark(person, kind=MarkKind.ABSENT, actor=None)


def test_who_does_not_come_loses_their_meetings_and_nobody_else_moves(round: Round) -> None:
    firm, *bystanders = sides(round)[1]
    away(firm)
    before = published(round)
    repair = ask_repair(round, actor=None)
    assert repair.state == RepairState.READY
    assert {(c["kind"], c["code"]) for c in repair.changes} == {("cancelled", "participant_absent")}
    assert {firm.name in c["names"] for c in repair.changes} == {True}
    assert published(round) == before
    after = apply_repair(repair, actor=None)
    assert (after.number, before.number) == (before.number + 1, 1)
    kept = {m: place for m, place in places(before).items() if m in places(after)}
    assert places(after) == kept
    assert len(kept) == 4
    assert all(
        p.pk in {x for m in after.meetings.all() for x in (m.meeting.first_id, m.meeting.second_id)} for p in bystanders
    )


def test_who_comes_late_meets_later(round: Round) -> None:
    firm = sides(round)[1][0]
    mark(firm, kind=MarkKind.LATE, expected_at=at(10), actor=None)
    after = apply_repair(ask_repair(round, actor=None), actor=None)
    hours = after.meetings.filter(meeting__second=firm).values_list("slot__starts_at", flat=True)
    assert len(hours) == 2
    assert min(hours) >= at(10)


def test_a_closed_table_is_used_no_more_from_its_slot_on(round: Round, clock_at: ClockAt) -> None:
    desk = round.tables.get(number=1)
    close_table(desk, since=round.slots.get(number=1), actor=None)
    after = apply_repair(ask_repair(round, actor=None), actor=None)
    assert not after.meetings.filter(table=desk).exists()
    assert after.meetings.count() == 6
    assert planning.violations_of(after) == []


def test_a_meeting_that_waits_takes_the_place_that_somebody_leaves(clock_at: ClockAt) -> None:
    """One table, and a programme as full as it goes."""
    clock_at(at(7))
    round = a_published_round(tables=1, buyer_count=1)
    (buyer,), (gone, second, third) = sides(round)
    del second
    new = meetings.add_meeting(round, wanted=meetings.Wanted(gone, third), actor=None)
    clock_at(at(8, 50))
    away(buyer)
    repair = ask_repair(round, actor=None)
    added = [c for c in repair.changes if c["kind"] == "added"]
    assert [c["meeting"] for c in added] == [new.pk]
    assert repair.value
    assert repair.bound
    assert repair.value <= repair.bound


def test_what_was_held_or_runs_stays_whoever_is_said_to_be_absent(round: Round, clock_at: ClockAt) -> None:
    clock_at(at(9, 5))
    running = published(round).meetings.filter(slot__number=1).select_related("meeting__second").first()
    assert running
    note_meeting(running.meeting, state=HappeningState.RUNNING, actor=None)
    away(running.meeting.second)
    repair = ask_repair(round, actor=None)
    assert running.meeting_id not in [c["meeting"] for c in repair.changes]


def test_who_is_missing_without_a_word_is_counted_only_when_asked(round: Round, clock_at: ClockAt) -> None:
    clock_at(at(9, 10))
    assert ask_repair(round, actor=None).changes == []
    assert ask_repair(round, count_missing=True, actor=None).changes != []


def test_of_two_organisers_the_second_is_told(round: Round) -> None:
    away(sides(round)[1][0])
    one, two = a_user(Role.PROMOTER), a_user(Role.PROMOTER)
    first, second = ask_repair(round, actor=one), ask_repair(round, actor=two)
    apply_repair(first, actor=one)
    with pytest.raises(RepairOutdated) as told:
        apply_repair(second, actor=two)
    assert told.value.params == {"number": 2}
    second.refresh_from_db()
    assert (second.state, published(round).number) == (RepairState.READY, 2)


def test_a_repair_is_applied_once(round: Round) -> None:
    away(sides(round)[1][0])
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    with pytest.raises(DayError, match="repair_decided"):
        apply_repair(repair, actor=None)
    assert published(round).number == 2


def test_a_proposal_that_was_looked_at_for_too_long_moves_nobody_into_the_past(round: Round, clock_at: ClockAt) -> None:
    mark(sides(round)[1][0], kind=MarkKind.LATE, expected_at=at(10), actor=None)
    repair = ask_repair(round, actor=None)
    clock_at(at(10, 50))
    before = published(round)
    with pytest.raises(DayError, match="repair_too_late"):
        apply_repair(repair, actor=None)
    repair.refresh_from_db()
    assert (published(round), repair.state) == (before, RepairState.READY)


def test_undo_publishes_what_stood_before_as_a_version_of_its_own(round: Round) -> None:
    away(sides(round)[1][0])
    before = places(published(round))
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    back = undo_repair(repair, actor=None)
    assert (back.number, places(back)) == (3, before)
    with pytest.raises(DayError, match="repair_decided"):
        undo_repair(repair, actor=None)


def test_what_began_meanwhile_cannot_be_undone(round: Round, clock_at: ClockAt) -> None:
    away(sides(round)[1][0])
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    clock_at(at(9, 1))
    with pytest.raises(DayError, match="repair_not_undoable"):
        undo_repair(repair, actor=None)
    repair.refresh_from_db()
    assert (repair.state, published(round).number) == (RepairState.APPLIED, 2)


def test_a_computation_that_died_leaves_the_agenda_and_can_be_asked_again(round: Round) -> None:
    away(sides(round)[1][0])
    dead = Repair.objects.create(round=round, base=published(round), created_at=clock.now() - timedelta(minutes=5))
    with pytest.raises(DayError, match="repair_decided"):
        apply_repair(dead, actor=None)
    assert published(round).number == 1
    assert apply_repair(ask_repair(round, actor=None), actor=None).number == 2


def test_a_computation_for_an_agenda_that_is_gone_fails_and_changes_nothing(round: Round) -> None:
    away(sides(round)[1][0])
    late = Repair.objects.create(round=round, base=published(round))
    apply_repair(ask_repair(round, actor=None), actor=None)
    late.state = RepairState.ASKED
    late.save(update_fields=["state"])
    with pytest.raises(RepairOutdated):
        compute_repair(late, actor=None)
    late.refresh_from_db()
    assert late.state == RepairState.FAILED


def test_discarding_changes_nothing_but_is_seen(round: Round) -> None:
    away(sides(round)[1][0])
    repair = ask_repair(round, actor=None)
    before = pulse_of(round.pk)
    discard_repair(repair, actor=None)
    assert (published(round).number, pulse_of(round.pk)) == (1, before + 1)


def test_without_an_agenda_of_today_there_is_nothing_to_repair(round: Round, clock_at: ClockAt) -> None:
    clock_at(at(8, 50) + timedelta(days=1))
    with pytest.raises(DayError, match="repair_without_day"):
        ask_repair(round, actor=None)
    clock_at(at(8, 50))
    agendas.withdraw(published(round), actor=None)
    with pytest.raises(DayError, match="repair_without_day"):
        ask_repair(round, actor=None)


def test_those_concerned_get_one_mail_in_their_language_and_nobody_else(round: Round, mailoutbox: list[Any]) -> None:
    (buyer, other), (firm, *_rest) = sides(round)
    assert buyer.buyer
    assert firm.firm
    buyer.buyer.contact, buyer.buyer.languages = "Ana <ana@example.com>", ["en"]
    buyer.buyer.save()
    firm.firm.email = "firma@example.com"
    firm.firm.save()
    away(firm)
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    assert {mail.to[0] for mail in mailoutbox} == {"ana@example.com", "firma@example.com"}
    english = next(mail for mail in mailoutbox if mail.to == ["ana@example.com"])
    assert f"The meeting with {firm.name} at 09:00 was cancelled." in english.body
    assert f"/ruedas/mi-dia/{buyer.pk}-" in english.body
    assert other.name not in english.body
    again = {"agenda_id": repair.result_id, "changes": repair.changes}
    jobs.enqueue(TELL, args=again, actor=None, subject=round)
    assert len(mailoutbox) == 2
