import pytest

from encadena.audit.models import Entry
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as actions
from encadena.matchmaking.choices import AgendaState, RoundState
from encadena.matchmaking.errors import AgendaChanged, AgendaError, MoveError
from encadena.matchmaking.models import Agenda, AgendaMove, Round
from encadena.matchmaking.queries.differences import affected, differences, moves_since
from encadena.matchmaking.queries.timetable import Placed, timetable_of
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    round = a_ready_round(fairness=None)
    everybody_meets(round)
    return round


@pytest.fixture
def draft(round: Round) -> Agenda:
    return an_agenda(round)


def placed(agenda: Agenda, n: int = 0) -> Placed:
    return timetable_of(agenda.round, agenda).placed[n]


def move(
    agenda: Agenda, n: int = 0, *, slot: int, table: int | None = None, version: int | None = None, force: bool = False
) -> AgendaMove:
    round = agenda.round
    return actions.move_meeting(
        agenda,
        meeting=placed(agenda, n).meeting,
        slot=round.slots.get(number=slot),
        table=table and round.tables.get(number=table),
        expected_version=agenda.version if version is None else version,
        force=force,
        actor=None,
    )


def test_a_saved_schedule_is_the_draft_and_every_buyer_has_a_table(draft: Agenda) -> None:
    table = timetable_of(draft.round, draft)

    assert (draft.state, draft.number, len(table.placed)) == (AgendaState.DRAFT, 1, 6)
    assert all(len({p.table.pk for p in table.by_person[b]}) == 1 for b in table.by_person if table.people[b].buyer_id)
    assert planning.violations_of(draft) == []
    assert draft.round.state == RoundState.PLANNING


def test_a_new_plan_shelves_the_draft_and_loses_nothing(round: Round, draft: Agenda) -> None:
    newer = an_agenda(round)

    draft.refresh_from_db()
    assert (draft.state, newer.number, draft.meetings.count()) == (AgendaState.REPLACED, 2, 6)


def test_a_harmless_move_is_made_and_can_be_undone(draft: Agenda) -> None:
    before = placed(draft)

    done = move(draft, slot=6)

    assert (done.to_slot.number, done.forced) == (6, False)
    back = actions.undo(draft, expected_version=draft.version, actor=None)
    assert (back.to_slot, back.to_table) == (before.slot, before.table)
    with pytest.raises(AgendaError, match="nothing_to_undo"):
        actions.undo(draft, expected_version=draft.version, actor=None)


def test_the_breaks_of_a_draft_follow_every_move(draft: Agenda) -> None:
    before = timetable_of(draft.round, draft).breaks

    move(draft, slot=6)
    draft.refresh_from_db()
    assert draft.objective == timetable_of(draft.round, draft).breaks != before

    actions.undo(draft, expected_version=draft.version, actor=None)
    draft.refresh_from_db()
    assert draft.objective == before


def test_a_move_that_breaks_a_rule_is_refused_unless_it_is_forced(draft: Agenda) -> None:
    target = next(
        p for p in timetable_of(draft.round, draft).placed if p.first == placed(draft).first and p.slot.number == 2
    )

    with pytest.raises(MoveError) as refused:
        move(draft, slot=2)
    assert {v.rule for v in refused.value.params["violations"]} == {"one_meeting_at_a_time"}
    assert placed(draft).slot.number == 1

    draft.refresh_from_db()
    done = move(draft, slot=2, force=True)
    assert done.forced
    assert target.first.pk in {int(str(s)[1:]) for v in planning.violations_of(draft) for s in v.subjects[:1]}


def test_a_table_already_taken_is_a_violation_and_without_one_a_free_one_is_found(draft: Agenda) -> None:
    second = placed(draft, 1)

    with pytest.raises(MoveError) as refused:
        move(draft, 0, slot=second.slot.number, table=second.table.number)
    assert {v.rule for v in refused.value.params["violations"]} == {"seating"}


def test_of_two_browsers_the_second_is_told_what_the_first_did(draft: Agenda) -> None:
    seen = draft.version
    other = Agenda.objects.get(pk=draft.pk)
    move(other, 0, slot=6)

    with pytest.raises(AgendaChanged) as refused:
        move(draft, 1, slot=5, version=seen)

    assert refused.value.params["since"] == seen
    assert [m.to_slot.number for m in moves_since(draft, seen)] == [6]


def test_publishing_freezes_and_replaces_what_was_published(round: Round, draft: Agenda) -> None:
    actions.publish(draft, expected_version=1, actor=None)
    with pytest.raises(AgendaError, match="agenda_is_frozen"):
        move(draft, slot=6)
    newer = actions.revise(draft, actor=None)
    move(newer, slot=6)
    actions.publish(newer, expected_version=newer.version, actor=None)

    draft.refresh_from_db()
    changes = differences(draft, newer)
    assert (draft.state, newer.state) == (AgendaState.REPLACED, AgendaState.PUBLISHED)
    assert [(c.before.slot.number, c.after.slot.number, c.new_time) for c in changes] == [(1, 6, True)]
    assert affected(changes) == [changes[0].people[0], changes[0].people[1]]


def test_with_violations_publishing_asks_for_a_reason_and_keeps_it(draft: Agenda) -> None:
    move(draft, slot=2, force=True)

    with pytest.raises(AgendaError, match="agenda_has_violations"):
        actions.publish(draft, expected_version=draft.version, actor=None)
    draft.refresh_from_db()
    actions.publish(draft, expected_version=draft.version, reason="Acordado con ambos", actor=None)

    assert draft.override_reason == "Acordado con ambos"
    assert Entry.objects.filter(verb="agenda.published").get().context["reason"] == "Acordado con ambos"


def test_a_withdrawn_agenda_disappears_and_a_copy_stays_to_work_on(draft: Agenda) -> None:
    actions.publish(draft, expected_version=1, actor=None)

    copy = actions.withdraw(draft, actor=None)

    draft.round.refresh_from_db()
    assert (draft.state, copy.state, copy.meetings.count()) == (AgendaState.REPLACED, AgendaState.DRAFT, 6)
    assert draft.round.state == RoundState.PLANNING


def test_a_refused_or_late_move_writes_nothing(draft: Agenda) -> None:
    entries = Entry.objects.count()

    with pytest.raises(MoveError):
        move(draft, slot=2)

    draft.refresh_from_db()
    assert (draft.version, draft.moves.count(), Entry.objects.count()) == (1, 0, entries)
