from django.test import Client as Browser
from django.urls import reverse

from encadena.advisory.models import Cohort, CohortMember
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast


def test_a_group_is_created_filled_and_started(cast: Cast, client: Browser) -> None:
    client.force_login(cast.head)
    data = {"name": "Piloto exportador", "starts_on": clock.today().isoformat(), "centres": [cast.centre.pk],
            "code-legal_size": ["micro", "small"], "min-years": "1,5"}  # fmt: skip
    client.post(reverse("advisory:cohort_new"), data)
    cohort = Cohort.objects.get()
    assert [row["field"] for row in cohort.criteria] == ["legal_size", "years"]
    newcomer = a_client(cast.centre, cast.adviser)
    enter = reverse("advisory:cohort_enter", args=[cohort.pk])
    page = client.post(enter, {"client": newcomer.pk, "part": "focus"}).content.decode()
    assert "no se sabe si los cumple" in page
    assert "al menos 1,5" in page
    client.post(enter, {"client": newcomer.pk, "part": "focus", "reason": "Ventas en camino"})
    client.post(reverse("advisory:cohort_start", args=[cohort.pk]))
    page = client.get(reverse("advisory:cohort", args=[cohort.pk])).content.decode()
    assert str(newcomer) in page
    assert "En marcha" in page
    assert "Ventas en camino" in page


def test_what_is_hidden_is_said_but_not_shown(cast: Cast, client: Browser) -> None:
    cohort = Cohort.objects.create(name="Piloto", starts_on=clock.today())
    cohort.centres.set([cast.centre, cast.rival_centre])
    hidden = a_client(cast.rival_centre, cast.rival)
    CohortMember.objects.create(cohort=cohort, client=hidden, part="focus")
    client.force_login(cast.head)
    page = client.get(reverse("advisory:cohort", args=[cohort.pk])).content.decode()
    assert str(hidden) not in page
    assert "Hay 1 empresa más" in page


def test_a_senseless_criterion_is_refused_and_what_was_typed_stays(cast: Cast, client: Browser) -> None:
    client.force_login(cast.head)
    data = {"name": "Piloto", "starts_on": clock.today().isoformat(), "centres": [cast.centre.pk], "min-years": "dos"}
    page = client.post(reverse("advisory:cohort_new"), data).content.decode()
    assert "Un criterio no se entiende" in page
    assert 'value="dos"' in page
    assert not Cohort.objects.exists()


def test_a_search_finds_active_clients_of_the_centres_only(cast: Cast, client: Browser) -> None:
    cohort = Cohort.objects.create(name="Piloto", starts_on=clock.today())
    cohort.centres.set([cast.centre])
    a_client(cast.centre, cast.adviser, cast.firm)
    a_client(cast.centre, cast.adviser, stage="lead")
    client.force_login(cast.head)
    page = client.get(reverse("advisory:cohort_enter", args=[cohort.pk]), {"q": "espiga"}).content.decode()
    assert page.count("Focalizar") == 1
