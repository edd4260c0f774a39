from datetime import timedelta

from django.test import Client as Browser
from django.urls import reverse

from encadena.advisory.models import Referral
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def sent(cast: Cast, browser: Browser) -> Referral:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    browser.force_login(cast.adviser)
    today = clock.today()
    data = {"to_institution": cast.promoter.posts.get().institution_id, "reason": "Prepararse para exportar",
            "agreed_on": today.isoformat(), "answer_by": (today + timedelta(days=5)).isoformat()}  # fmt: skip
    browser.post(reverse("advisory:referral_new", args=[client.pk]), data)
    return Referral.objects.get()


def test_the_promoter_receives_accepts_and_tells_the_result(cast: Cast, client: Browser) -> None:
    referral = sent(cast, client)
    client.force_login(cast.promoter)
    assert "Panadería La Espiga SpA" in client.get(reverse("advisory:referrals")).content.decode()
    client.post(reverse("advisory:referral_acknowledge", args=[referral.pk]))
    client.post(reverse("advisory:referral_accept", args=[referral.pk]))
    data = {"outcome": "served", "note": "Entró al taller"}
    client.post(reverse("advisory:referral_close", args=[referral.pk]), data)
    referral.refresh_from_db()
    assert (referral.state, referral.received_by) == ("closed", "Pedro Promotor")
    client.force_login(cast.adviser)
    assert "Entró al taller" in client.get(reverse("advisory:referral", args=[referral.pk])).content.decode()


def test_a_stranger_finds_nothing_and_the_receiver_no_page_of_the_client(cast: Cast, client: Browser) -> None:
    referral = sent(cast, client)
    client.force_login(cast.association)
    assert client.get(reverse("advisory:referral", args=[referral.pk])).status_code == 404
    client.force_login(cast.promoter)
    assert client.get(reverse("advisory:client_referrals", args=[referral.client_id])).status_code == 404


def test_what_was_due_yesterday_says_so(cast: Cast, client: Browser) -> None:
    referral = sent(cast, client)
    referral.answer_by = clock.today() - timedelta(days=1)
    referral.save()
    assert "debió responderse el" in client.get(reverse("advisory:referrals")).content.decode()


def test_two_destinations_are_refused_and_the_text_stays(cast: Cast, client: Browser) -> None:
    row = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.adviser)
    today = clock.today().isoformat()
    data = {"to_institution": cast.operator.pk, "to_centre": cast.rival_centre.pk, "reason": "Exportar",
            "agreed_on": today, "answer_by": today}  # fmt: skip
    page = client.post(reverse("advisory:referral_new", args=[row.pk]), data).content.decode()
    assert "un solo destino" in page
    assert "Exportar" in page
