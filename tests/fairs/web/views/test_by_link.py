import pytest
from django.test import Client
from django.urls import reverse

from encadena.accounts.actions.link import withdraw_links
from encadena.accounts.queries.links import token_of
from encadena.fairs.actions.outcome_mail import PURPOSE, answering_link
from encadena.fairs.models import Fair, Outcome
from encadena.kernel import clock
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor

pytestmark = pytest.mark.django_db


def page_of(cast: Cast) -> str:
    row = an_exhibitor(a_fair(), cast.firm)
    Fair.objects.update(starts_on=clock.today(), ends_on=clock.today())
    return reverse("fairs:outcome_by_link", args=[token_of(answering_link(row, actor=None))])


def test_what_was_told_before_is_there_to_be_corrected(cast: Cast, client: Client) -> None:
    page = page_of(cast)
    client.post(page, {"stage": "4", "contacts": "37"})
    assert 'value="37"' in client.get(page).content.decode()

    client.post(page, {"stage": "5", "contacts": "38"})

    assert list(Outcome.objects.filter(replaced_at=None).values_list("stage", "contacts", "told_by")) == [(5, 38, None)]
    assert Outcome.objects.count() == 2


def test_an_answer_that_contradicts_itself_is_told_in_words(cast: Cast, client: Client) -> None:
    answer = client.post(page_of(cast), {"stage": "4", "expected": "5"})

    assert answer.status_code == 422
    assert "moneda" in answer.content.decode()


def test_a_link_that_was_withdrawn_opens_nothing(cast: Cast, client: Client) -> None:
    page = page_of(cast)
    exhibitor = cast.firm.exhibitions.get()
    withdraw_links(purpose=PURPOSE, place=f"exhibitor:{exhibitor.pk}", actor=None)

    assert client.get(page).status_code == 404
    assert client.get(page.replace("/respuesta/", "/respuesta/9")).status_code == 404
