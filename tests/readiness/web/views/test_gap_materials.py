import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from encadena.advisory.models import Material
from encadena.readiness.actions.gap import FromDiagnosis, add_gap
from encadena.readiness.actions.gap_material import tie_material
from encadena.readiness.models import Gap, GapMaterial
from encadena.readiness.queries.gap_material import suggested_for
from tests.advisory.makers import a_client, a_material, of_operator
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap

pytestmark = pytest.mark.django_db
ITEM = FromDiagnosis("export", 1, "price")


def a_rival_gap(cast: Cast) -> Gap:
    client = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    return add_gap(client, title="De la rival", detected_by="adviser", actor=cast.rival, origin=ITEM)


def page(gap: Gap) -> str:
    return reverse("readiness:gap", args=[gap.pk])


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_an_adviser_ties_it_and_the_firm_reads_that_and_nothing_else(cast: Cast, client: Client) -> None:
    gap, tied, other = a_gap(cast), a_material(title="Precio FOB"), a_material(title="Otro material")
    client.force_login(cast.adviser)
    assert "Precio FOB" in body(client, page(gap))
    client.post(reverse("readiness:gap_material_tie", args=[gap.pk, tied.pk]))
    client.force_login(cast.owner)
    shown = body(client, page(gap))
    assert "Precio FOB" in shown
    assert "Otro material" not in shown
    assert "Paso a paso" in body(client, reverse("advisory:material", args=[tied.pk]))
    assert "Ya lo leí" not in body(client, reverse("advisory:material", args=[tied.pk]))
    assert client.get(reverse("advisory:material", args=[other.pk])).status_code == 404
    assert client.post(reverse("readiness:gap_material_untie", args=[gap.pk, tied.pk])).status_code == 403
    client.force_login(cast.adviser)
    client.post(reverse("readiness:gap_material_untie", args=[gap.pk, tied.pk]))
    client.force_login(cast.owner)
    assert client.get(reverse("advisory:material", args=[tied.pk])).status_code == 404


def test_what_others_tied_to_the_same_item_is_suggested_without_their_names(cast: Cast, client: Client) -> None:
    gap, rivals = a_gap(cast, origin=ITEM), a_rival_gap(cast)
    shared, secret = a_material(title="Precio FOB"), a_material(of_operator(cast.rival_operator), title="Suyo")
    for material in (shared, secret):
        tie_material(rivals, material, actor=cast.rival)
    assert suggested_for(cast.adviser, gap) == [shared]
    assert suggested_for(cast.adviser, a_gap(cast)) == []
    client.force_login(cast.adviser)
    shown = body(client, page(gap))
    assert "Otros lo usaron" in shown
    for hidden in ("Suyo", cast.rival_firm.name, "De la rival", cast.rival.full_name):
        assert hidden not in shown


def test_a_rivals_material_cannot_be_tied(cast: Cast, client: Client) -> None:
    gap, secret = a_gap(cast), a_material(of_operator(cast.rival_operator))
    client.force_login(cast.adviser)
    assert client.post(reverse("readiness:gap_material_tie", args=[gap.pk, secret.pk])).status_code == 404
    assert not GapMaterial.objects.exists()


def test_the_newest_narrow_to_a_subject(cast: Cast, client: Client) -> None:
    gap = a_gap(cast)
    a_material(title="De finanzas")
    client.force_login(cast.adviser)
    assert "De finanzas" in body(client, page(gap) + "?materia=finance")
    assert "De finanzas" not in body(client, page(gap) + "?materia=quality")


def test_three_cost_as_many_queries_as_one(cast: Cast, client: Client) -> None:
    gap = a_gap(cast, origin=ITEM)
    client.force_login(cast.adviser)
    asked = []
    for more in (1, 2):
        made: list[Material] = [a_material() for _n in range(2 * more)]
        for material in made[:more]:
            tie_material(gap, material, actor=None)
        with CaptureQueriesContext(connection) as counted:
            client.get(page(gap))
        asked.append(len(counted))
    assert asked[0] == asked[1]
