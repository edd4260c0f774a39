import pytest

from encadena.matchmaking.actions.outcome_mail import answering_link, claim_mail, give_back_mail
from tests.matchmaking.outcome_makers import a_past_round

pytestmark = pytest.mark.django_db


def test_a_question_is_sent_by_whoever_claims_it_first_until_it_is_given_back() -> None:
    person = a_past_round().participants.first()

    assert claim_mail(person, term=0, actor=None)
    assert not claim_mail(person, term=0, actor=None)
    assert claim_mail(person, term=3, actor=None)
    give_back_mail(person, term=0, actor=None)
    assert claim_mail(person, term=0, actor=None)


def test_the_same_link_serves_every_question_of_one_participant() -> None:
    one, other = a_past_round().participants.all()[:2]

    assert answering_link(one, actor=None) == answering_link(one, actor=None)
    assert answering_link(other, actor=None) != answering_link(one, actor=None)
