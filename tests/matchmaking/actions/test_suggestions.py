"""Suggestions kept, taken, dismissed."""

import pytest

from encadena.matchmaking.actions import suggestions as actions
from encadena.matchmaking.models import Meeting, Round, Suggestion
from encadena.matchmaking.planning.matching import Suggested
from tests.matchmaking.makers import a_ready_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    return a_ready_round()


def found(round: Round, *firms: int) -> list[Suggested]:
    buyer, people = sides(round)[0][0], sides(round)[1]
    return [Suggested(buyer.pk, people[n].pk, None, 0.5, 0.6, 0.4, [{"code": "same_thing"}]) for n in firms]


def test_searching_again_keeps_what_was_decided_and_drops_what_is_no_longer_found(round: Round) -> None:
    actions.save_suggestions(round, found=found(round, 0, 1, 2), actor=None)
    first, second, _third = Suggestion.objects.order_by("pk")
    actions.dismiss(first, actor=None)
    actions.save_suggestions(round, found=found(round, 1), actor=None)
    assert set(Suggestion.objects.values_list("pk", "state")) == {(first.pk, "dismissed"), (second.pk, "open")}
    actions.save_suggestions(round, found=found(round, 0), actor=None)
    assert list(Suggestion.objects.values_list("pk", "state")) == [(first.pk, "dismissed")]


def test_taking_puts_the_meeting_on_the_list_once(round: Round) -> None:
    actions.save_suggestions(round, found=found(round, 0), actor=None)
    row = Suggestion.objects.get()
    actions.take(row, actor=None)
    actions.take(row, actor=None)
    meeting = Meeting.objects.get()
    assert (meeting.origin, Suggestion.objects.get().state) == ("selected", "taken")


def test_a_dismissed_one_may_be_looked_at_again(round: Round) -> None:
    actions.save_suggestions(round, found=found(round, 0), actor=None)
    row = Suggestion.objects.get()
    actions.dismiss(row, actor=None)
    actions.reopen(row, actor=None)
    assert Suggestion.objects.get().state == "open"
    assert not Meeting.objects.exists()
