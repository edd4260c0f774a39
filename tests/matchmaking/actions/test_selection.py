"""A choice is applied as a whole, or not at all."""

import pytest

from encadena.matchmaking.actions import selection as actions
from encadena.matchmaking.actions.meetings import Wanted, set_meetings
from encadena.matchmaking.errors import MeetingError, RoundError
from encadena.matchmaking.models import Meeting, Round, Selection, Suggestion
from encadena.matchmaking.planning.choice import Choice, choose
from encadena.matchmaking.rules.choice import ChoiceRules
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, a_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    round = a_ready_round()
    buyers, firms = sides(round)
    for buyer in buyers:
        Suggestion.objects.create(round=round, buyer=buyer, firm=firms[0], score=1, for_buyer=1, for_firm=1)
    return round


def computed(round: Round) -> Selection:
    round.refresh_from_db()
    rules = ChoiceRules()
    return actions.save_selection(round, rules=rules, choice=choose(round, rules), version=round.version, actor=None)


def test_it_changes_nothing_until_it_is_applied_and_undoing_takes_it_all_off(round: Round) -> None:
    row = computed(round)
    assert not Meeting.objects.exists()
    assert actions.apply_selection(row, actor=None) == 2
    assert set(Meeting.objects.values_list("origin", "selection")) == {("selected", row.pk)}
    assert actions.undo_selection(row, actor=None) == 2
    assert not Meeting.objects.filter(cancelled_at=None).exists()


def test_of_two_organisers_the_second_is_told_and_nothing_is_half_done(round: Round, cast: Cast) -> None:
    mine, theirs = computed(round), computed(round)
    actions.apply_selection(theirs, actor=cast.promoter)
    with pytest.raises(RoundError, match="selection_stale"):
        actions.apply_selection(mine, actor=cast.administrator)
    assert Meeting.objects.count() == 2
    assert Selection.objects.get(pk=mine.pk).state == "ready"


def test_one_that_was_applied_is_not_applied_again(round: Round) -> None:
    row = computed(round)
    actions.apply_selection(row, actor=None)
    round.refresh_from_db()
    Selection.objects.filter(pk=row.pk).update(version=round.version)
    with pytest.raises(RoundError, match="selection_done"):
        actions.apply_selection(Selection.objects.get(pk=row.pk), actor=None)


def test_a_pair_that_cannot_meet_leaves_the_list_and_the_choice_as_they_were(round: Round) -> None:
    buyers, firms = sides(round)
    set_meetings(round, wanted=[Wanted(buyers[0], firms[1])], actor=None)
    round.refresh_from_db()
    pairs = [(buyers[1].pk, firms[0].pk, 1.0), (buyers[0].pk, firms[1].pk, 1.0)]
    choice = Choice(pairs, 0, 2.0, 2.0, 1, 1, 18, [], [])
    row = actions.save_selection(round, rules=ChoiceRules(), choice=choice, version=round.version, actor=None)
    with pytest.raises(MeetingError, match="meeting_repeated"):
        actions.apply_selection(row, actor=None)
    assert Meeting.objects.count() == 1
    assert Selection.objects.get().state == "ready"


def test_without_slots_or_tables_there_is_nothing_to_choose_for() -> None:
    with pytest.raises(RoundError, match="plan_needs_slots"):
        actions.ask_choice(a_round(), rules=ChoiceRules(), actor=None)


def test_the_job_keeps_a_choice_and_what_if_keeps_none(round: Round) -> None:
    actions.ask_choice(round, rules=ChoiceRules(), actor=None)
    assert len(Selection.objects.get().pairs) == 2
    job = actions.ask_choice(round, rules=ChoiceRules(micro_share=10), what_if=True, actor=None)
    whats = [row["what"] for row in job.result["rows"]]
    assert whats == ["now", "table", "day", "without_firm_most", "without_first_before", "without_micro_share"]
    assert Selection.objects.count() == 1
    assert round.tables.count() == 3
