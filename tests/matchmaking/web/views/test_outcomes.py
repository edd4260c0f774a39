import pytest
from django.test import Client
from django.urls import reverse

from encadena.accounts.actions.link import withdraw_link
from encadena.accounts.queries.links import token_of
from encadena.matchmaking.actions.outcome_mail import answering_link
from encadena.matchmaking.choices import AnsweredBy, Stage
from encadena.matchmaking.models import Meeting, Outcome, Participant, SatisfactionAnswer
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
GOOD = {"organised": "5", "matched": "4", "useful": "3", "again": "yes"}


def a_firms_meeting(cast: Cast) -> Meeting:
    return a_past_round([cast.firm], buyers=2).meetings.select_related("first", "second").first()


def token_for(participant: Participant) -> str:
    return token_of(answering_link(participant, actor=None))


def test_a_firm_tells_a_meeting_and_goes_to_the_next(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    other = meeting.round.meetings.exclude(pk=meeting.pk).get()
    place = [meeting.round_id, meeting.second_id]

    answer = as_user(cast.owner).post(
        reverse("matchmaking:outcome", args=[*place, meeting.pk]),
        {"stage": "5", "closed": "1.250.000,5", "closed_is": "more_than", "currency": "CLP", "next": "1"},
    )

    assert answer["Location"] == reverse("matchmaking:outcome", args=[*place, other.pk]) + "?guardada=1"
    said = Outcome.objects.get()
    assert (str(said.closed), said.closed_is, said.answered_by) == ("1250000.50", "more_than", AnsweredBy.ACCOUNT)
    assert said.actor == cast.owner


def test_the_list_says_what_is_missing_and_what_was_said(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    say(meeting, meeting.second, Stage.SAMPLE)

    page = as_user(cast.owner).get(reverse("matchmaking:outcomes", args=[meeting.round_id, meeting.second_id]))

    text = page.content.decode()
    assert "Falta 1 reunión por contar" in text
    assert "Muestra" in text
    assert "sin respuesta" in text


def test_a_mistake_keeps_what_was_typed(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)

    answer = as_user(cast.owner).post(
        reverse("matchmaking:outcome", args=[meeting.round_id, meeting.second_id, meeting.pk]),
        {"stage": "4", "expected": "300", "next_step": "Enviar lista de precios"},
    )

    assert answer.status_code == 422
    assert "Falta la moneda de los montos" in answer.content.decode()
    assert "Enviar lista de precios" in answer.content.decode()
    assert not Outcome.objects.exists()


def test_what_is_no_number_is_said_so(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)

    answer = as_user(cast.owner).post(
        reverse("matchmaking:outcome", args=[meeting.round_id, meeting.second_id, meeting.pk]),
        {"stage": "4", "expected": "mucho", "currency": "CLP"},
    )

    assert "“mucho” no es un monto" in answer.content.decode()


def test_a_buyer_answers_by_link_in_its_language_without_an_account(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    meeting.first.buyer.languages = ["pt", "es"]
    meeting.first.buyer.save()
    token, browser = token_for(meeting.first), Client()

    page = browser.get(reverse("matchmaking:outcomes_by_link", args=[token])).content.decode()
    sent = browser.post(
        reverse("matchmaking:outcome_by_link", args=[token, meeting.pk]) + "?idioma=en",
        {"stage": "5", "expected": "1,200.50", "currency": "USD", "note": "good people"},
    )

    assert 'lang="pt"' in page
    assert meeting.second.name in page
    assert sent["Location"].endswith("?idioma=en&guardada=1")
    said = Outcome.objects.get()
    assert (str(said.expected), said.answered_by, said.actor) == ("1200.50", AnsweredBy.LINK, None)


def test_a_link_opens_the_meetings_of_its_participant_and_no_others(cast: Cast) -> None:
    round = a_past_round([cast.firm, cast.rival_firm], buyers=1)
    own = round.participants.get(firm=cast.firm)
    strange = round.meetings.get(second__firm=cast.rival_firm)
    token = token_for(own)

    Client().post(reverse("matchmaking:outcome_by_link", args=[token, strange.pk]), {"stage": "2"})

    assert not Outcome.objects.exists()


def test_a_withdrawn_link_opens_nothing(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    token = token_for(meeting.first)
    withdraw_link(answering_link(meeting.first, actor=None), actor=None)

    assert Client().get(reverse("matchmaking:outcomes_by_link", args=[token])).status_code == 404
    assert Client().get(reverse("matchmaking:outcomes_by_link", args=["12-x"])).status_code == 404


def test_notes_are_read_by_their_own_side_only(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    say(meeting, meeting.second, note="Negociaremos el precio")
    address = reverse("matchmaking:outcome", args=[meeting.round_id, meeting.second_id, meeting.pk])

    assert "Negociaremos el precio" in as_user(cast.owner).get(address).content.decode()
    assert "Negociaremos el precio" in as_user(cast.adviser).get(address).content.decode()
    assert "Negociaremos el precio" not in as_user(cast.promoter).get(address).content.decode()


def test_what_the_organiser_writes_down_says_so(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)

    as_user(cast.promoter).post(
        reverse("matchmaking:outcome", args=[meeting.round_id, meeting.first_id, meeting.pk]), {"stage": "2"}
    )

    assert Outcome.objects.get().answered_by == AnsweredBy.ORGANISER


def test_before_the_round_the_form_leads_back_to_the_list(cast: Cast) -> None:
    meeting = a_published_round([cast.firm], buyer_count=1, tables=1).meetings.get()
    place = [meeting.round_id, meeting.second_id]
    owner = as_user(cast.owner)

    answer = owner.get(reverse("matchmaking:outcome", args=[*place, meeting.pk]))

    assert answer["Location"] == reverse("matchmaking:outcomes", args=place)
    assert "Cuando llegue el día" in owner.get(answer["Location"]).content.decode()


def test_an_opinion_is_given_by_link_once(cast: Cast) -> None:
    meeting = a_firms_meeting(cast)
    address = reverse("matchmaking:opinion_by_link", args=[token_for(meeting.first)])

    incomplete = Client().post(address, {**GOOD, "again": ""})
    first, second = Client().post(address, GOOD), Client().post(address, GOOD)

    assert (incomplete.status_code, first.status_code, second.status_code) == (422, 302, 422)
    assert SatisfactionAnswer.objects.count() == 1
    assert "Ya diste tu opinión" in Client().get(address + "?idioma=es").content.decode()
