from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.kernel import clock
from encadena.readiness.models import Diagnosis
from encadena.readiness.queries import listing
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_firm
from tests.readiness.makers import a_diagnosis, a_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(
    client: Browser, cast: Cast, rows: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    version = a_version()
    for n in range(rows):
        firm = a_firm(cast.centre, cast.adviser, name=f"Taller {n}")
        a_diagnosis(a_client(cast.centre, cast.adviser, firm), version=version)
    client.force_login(cast.adviser)
    client.get(reverse("readiness:list"))
    with django_assert_num_queries(6):
        page = client.get(reverse("readiness:list")).content.decode()
    assert page.count("Taller ") == rows


def test_nothing_to_show_teaches_where_they_are_opened(client: Browser, cast: Cast) -> None:
    client.force_login(cast.adviser)
    assert "Se abren desde la página de una empresa" in client.get(reverse("readiness:list")).content.decode()
    narrowed = client.get(reverse("readiness:list") + "?estado=vencido").content.decode()
    assert "Ningún diagnóstico pasa estos filtros" in narrowed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 4),
        ("?estado=abierto", 1),
        ("?estado=vigente", 2),
        ("?estado=por-vencer", 1),
        ("?estado=vencido", 1),
        ("?impedidos=1", 1),
        ("?cuestionario=nadie", 0),
        ("?estado=cualquiera&antes=x", 4),
    ],
)
def test_filters_stand_in_the_address(client: Browser, cast: Cast, query: str, found: int) -> None:
    today, version = clock.today(), a_version()
    for n, (state, days) in enumerate([("open", None), ("finished", 300), ("finished", 30), ("finished", -1)]):
        made = a_diagnosis(firm=a_firm(), version=version)
        until = None if days is None else today + timedelta(days=days)
        Diagnosis.objects.filter(pk=made.pk).update(state=state, valid_until=until, vetoes_raised=int(n == 3))
    client.force_login(cast.agency)
    assert len(client.get(reverse("readiness:list") + query).context["page"].rows) == found


def test_pages_go_on_by_key(client: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    version = a_version()
    made = [a_diagnosis(firm=a_firm(), version=version).pk for _ in range(3)]
    client.force_login(cast.agency)
    first = client.get(reverse("readiness:list")).context["page"]
    assert ([row.pk for row in first.rows], first.next_key) == ([made[2], made[1]], made[1])
    second = client.get(reverse("readiness:list") + f"?antes={first.next_key}").context["page"]
    assert ([row.pk for row in second.rows], second.next_key) == ([made[0]], None)


def test_the_panel_of_a_firm_shows_each_centre_only_its_own(client: Browser, cast: Cast) -> None:
    ours = a_client(cast.centre, cast.adviser, cast.firm)
    a_diagnosis(ours, version=a_version(name_es="Nuestro cuestionario"))
    theirs = a_client(cast.rival_centre, cast.rival, cast.firm)
    a_diagnosis(theirs, version=a_version(name_es="Cuestionario ajeno"))
    client.force_login(cast.adviser)
    for url in (
        reverse("readiness:firm_panel", args=[cast.firm.pk]),
        reverse("readiness:client_panel", args=[ours.pk]),
    ):
        page = client.get(url).content.decode()
        assert "Nuestro cuestionario" in page
        assert "Cuestionario ajeno" not in page
    assert client.get(reverse("readiness:client_panel", args=[theirs.pk])).status_code == 404
