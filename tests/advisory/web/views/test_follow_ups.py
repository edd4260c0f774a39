from datetime import timedelta

from django.test import Client as Browser
from django.urls import reverse

from encadena.advisory.models import FollowUp
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def a_follow_up(cast: Cast, **fields: object) -> FollowUp:
    client = a_client(cast.centre, cast.adviser)
    return FollowUp.objects.create(
        client=client, centre=cast.centre, **{"months": 6, "due_on": clock.today(), **fields}
    )  # type: ignore[arg-type]


def test_an_adviser_sees_first_whom_to_call_and_the_rate_beside(cast: Cast, client: Browser) -> None:
    late = a_follow_up(cast, due_on=clock.today() - timedelta(days=40))
    a_follow_up(cast, state="answered")
    client.force_login(cast.adviser)
    page = client.get(reverse("advisory:follow_ups")).content.decode()
    assert str(late.client) in page
    assert "50,0\xa0% (1 de 2)" in page


def test_an_answer_is_saved_with_what_is_not_known_left_unknown(cast: Cast, client: Browser) -> None:
    row = a_follow_up(cast)
    client.force_login(cast.adviser)
    data = {"channel": "phone", "operating": "true", "sales": "12.500.000"}
    page = client.post(reverse("advisory:follow_up_answer", args=[row.pk]), data, follow=True).content.decode()
    row.refresh_from_db()
    assert (row.state, row.sales, row.jobs, row.operating) == ("answered", 12_500_000, None, True)
    assert "no informado" in page


def test_an_empty_answer_is_refused_and_says_what_to_do(cast: Cast, client: Browser) -> None:
    row = a_follow_up(cast)
    client.force_login(cast.adviser)
    page = client.post(reverse("advisory:follow_up_answer", args=[row.pk]), {"channel": "phone"}).content.decode()
    assert "No hay ningún dato" in page


def test_closing_too_early_is_refused_in_words(cast: Cast, client: Browser) -> None:
    row = a_follow_up(cast)
    client.force_login(cast.adviser)
    on = clock.today().isoformat()
    data = {"on": on, "channel": "phone", "outcome": "no_answer"}
    client.post(reverse("advisory:follow_up_attempt", args=[row.pk]), data)
    page = client.post(reverse("advisory:follow_up_close", args=[row.pk]), follow=True).content.decode()
    assert "1 de los 3 días" in page
