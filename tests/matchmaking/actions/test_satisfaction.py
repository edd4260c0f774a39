import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions.satisfaction import give_opinion
from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.models import SatisfactionAnswer, SatisfactionGiven
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round

pytestmark = pytest.mark.django_db
GOOD = {"organised": "5", "matched": "4", "useful": "3", "again": "yes", "comment": " Más tiempo "}


def test_an_opinion_does_not_say_whose_it_is() -> None:
    person = a_past_round().participants.first()
    before = Entry.objects.count()

    give_opinion(person, values=GOOD, actor=None)

    answer = SatisfactionAnswer.objects.get()
    assert (answer.organised, answer.comment) == (5, "Más tiempo")
    assert {f.name for f in SatisfactionAnswer._meta.get_fields()} & {"participant", "created_at", "actor"} == set()
    assert SatisfactionGiven.objects.get().participant == person
    assert Entry.objects.count() == before


def test_an_opinion_is_given_once() -> None:
    person = a_past_round().participants.first()
    give_opinion(person, values=GOOD, actor=None)

    with pytest.raises(OutcomeError, match="opinion_given"):
        give_opinion(person, values=GOOD, actor=None)
    assert SatisfactionAnswer.objects.count() == 1


def test_nobody_judges_a_round_that_has_not_begun() -> None:
    with pytest.raises(OutcomeError, match="too_early"):
        give_opinion(a_published_round().participants.first(), values=GOOD, actor=None)
