import pytest
from django.urls import reverse

from encadena.fairs.models import Outcome
from encadena.kernel import clock
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_firm_tells_and_whoever_organises_sees_who_told_of_how_many(cast: Cast) -> None:
    today = clock.today()
    fair = a_fair(starts_on=today, ends_on=today)
    row = an_exhibitor(fair, cast.firm)
    an_exhibitor(fair, cast.rival_firm)
    promoter, balance = as_user(cast.promoter), reverse("fairs:balance", args=[fair.pk])
    assert "Todavía nadie contó" in promoter.get(balance).content.decode()

    values = {"stage": "4", "contacts": "7", "expected": "12.000", "currency": "USD"}
    as_user(cast.owner).post(reverse("fairs:outcome", args=[fair.pk, row.pk]), values)

    page = promoter.get(balance).content.decode()
    assert "50,0\u00a0% (1 de 2)" in page
    assert "12.000" in page
    assert reverse("fairs:exhibitor", args=[fair.pk, row.pk]) in page


def test_an_amount_without_its_currency_is_refused_in_words(cast: Cast) -> None:
    today = clock.today()
    row = an_exhibitor(a_fair(starts_on=today, ends_on=today), cast.firm)

    answer = as_user(cast.owner).post(
        reverse("fairs:outcome", args=[row.fair_id, row.pk]), {"stage": "4", "expected": "5"}
    )

    assert answer.status_code == 422
    assert "moneda" in answer.content.decode()
    assert not Outcome.objects.exists()


def test_before_the_fair_there_is_no_form(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm)

    assert as_user(cast.owner).get(reverse("fairs:outcome", args=[row.fair_id, row.pk])).status_code == 404
