import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.actions.diagnosis import finish_diagnosis
from encadena.readiness.models import StatisticsRun
from tests.cast import Cast
from tests.factories import a_firm
from tests.readiness.makers import a_diagnosis, a_version, rate

pytestmark = pytest.mark.django_db


def test_it_is_computed_by_a_job_kept_with_its_date_and_refused_with_n(client: Browser, cast: Cast) -> None:
    version = a_version()
    diagnosis = a_diagnosis(firm=a_firm(), version=version)
    rate(diagnosis, "firm", a=1, b=2, c=3, z=0)
    finish_diagnosis(diagnosis, actor=None)
    client.force_login(cast.agency)
    url = reverse("readiness:statistics", args=[version.pk])
    assert "Todavía no se ha calculado" in client.get(url).content.decode()
    client.post(reverse("readiness:statistics_compute", args=[version.pk]))
    page = client.get(url).content.decode()
    assert StatisticsRun.objects.get().diagnoses == 1
    assert "sobre 1 diagnósticos terminados" in page
    assert "sin dato: hay 1 de los 100 casos que se necesitan" in page
    assert "sin dato: hay 0 de los 50 casos que se necesitan" in page


def test_only_those_who_keep_questionnaires_see_it(client: Browser, cast: Cast) -> None:
    version = a_version()
    client.force_login(cast.head)
    assert client.get(reverse("readiness:statistics", args=[version.pk])).status_code == 403
    assert client.post(reverse("readiness:statistics_compute", args=[version.pk])).status_code == 403
