"""Which meetings are chosen."""

import pytest

from encadena.matchmaking.actions.meetings import Wanted, set_meetings
from encadena.matchmaking.actions.wishes import say
from encadena.matchmaking.choices import MeetingMode, Priority
from encadena.matchmaking.models import Round, Suggestion
from encadena.matchmaking.planning.choice import choose
from encadena.matchmaking.rules.choice import ChoiceRules, Room
from tests.matchmaking.makers import a_ready_round, sides

pytestmark = pytest.mark.django_db
FREE = ChoiceRules(firm_most=None, first_before=None)


@pytest.fixture
def round() -> Round:
    """Two buyers, three firms, every pair suggested, six slots and three tables."""
    round = a_ready_round()
    buyers, firms = sides(round)
    for b, buyer in enumerate(buyers):
        for f, firm in enumerate(firms):
            score = 0.9 - 0.1 * f - 0.01 * b
            Suggestion.objects.create(round=round, buyer=buyer, firm=firm, score=score, for_buyer=score, for_firm=score)
    return round


def test_all_that_fits_is_chosen_and_proven(round: Round) -> None:
    found = choose(round, FREE)
    assert len(found.pairs) == 6
    assert found.value == pytest.approx(found.bound)
    assert found.firsts == found.reachable == 3


def test_a_quota_binds_and_what_it_costs_is_told(round: Round) -> None:
    found = choose(round, ChoiceRules(buyer_most=1, firm_most=None, first_before=None))
    assert len(found.pairs) == 2
    assert found.costs
    assert max(float(str(c["value"])) for c in found.costs) > 0


def test_a_refusal_or_a_dismissed_suggestion_is_never_chosen(round: Round) -> None:
    buyers, firms = sides(round)
    say(firms[0], buyers[0], priority=Priority.NO, actor=None)
    Suggestion.objects.filter(buyer=buyers[1], firm=firms[1]).update(state="dismissed")
    pairs = {(b, f) for b, f, _value in choose(round, FREE).pairs}
    assert (buyers[0].pk, firms[0].pk) not in pairs
    assert (buyers[1].pk, firms[1].pk) not in pairs
    assert len(pairs) == 4


def test_what_both_ask_for_comes_before_a_better_score(round: Round) -> None:
    buyers, firms = sides(round)
    say(buyers[0], firms[2], priority=Priority.LIKE, actor=None)
    say(firms[2], buyers[0], priority=Priority.LIKE, actor=None)
    found = choose(round, ChoiceRules(buyer_most=1, firm_most=None, first_before=None))
    assert (buyers[0].pk, firms[2].pk) in {(b, f) for b, f, _value in found.pairs}


def test_meetings_that_stand_are_kept_and_not_chosen_again(round: Round) -> None:
    buyers, firms = sides(round)
    set_meetings(round, wanted=[Wanted(buyers[0], firms[0])], actor=None)
    found = choose(round, FREE)
    assert found.standing == 1
    assert (buyers[0].pk, firms[0].pk) not in {(b, f) for b, f, _value in found.pairs}


def test_more_room_is_only_imagined(round: Round) -> None:
    tables = round.tables.count()
    assert choose(round, FREE, more=Room(tables=1, days=1)).places == round.slots.count() * 2 * (tables + 1)
    assert round.tables.count() == tables


def test_a_round_on_screens_needs_no_tables(round: Round) -> None:
    in_hall = choose(round, FREE).places
    assert in_hall == round.slots.count() * round.tables.count()
    first, *others = round.participants.all()
    round.participants.exclude(pk=first.pk).update(mode=MeetingMode.VIRTUAL)
    assert choose(round, FREE).places == in_hall  # one of them is in the hall
    round.participants.update(mode=MeetingMode.VIRTUAL)
    assert choose(round, FREE).places == round.slots.count() * ((1 + len(others)) // 2)
