from datetime import date

import pytest

from encadena.impact.queries.places import grounds, scope_named
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, OperatingContract
from tests.factories import a_centre, an_institution

pytestmark = pytest.mark.django_db


def test_a_satellite_has_the_operator_of_its_centre() -> None:
    parent = a_centre(an_institution(slug="op"), slug="madre")
    satellite = Centre.objects.create(slug="hijo", name="Hijo", parent=parent, kind="satellite")
    assert grounds().at(satellite.pk, date(2025, 1, 1)).operator == "op"


def test_of_two_contracts_that_hold_a_day_the_later_one_counts() -> None:
    centre = a_centre(an_institution(slug="viejo"))
    OperatingContract.objects.create(centre=centre, operator=an_institution(slug="nuevo"), starts_on=date(2025, 1, 1))
    found = grounds()
    assert [found.at(centre.pk, date(year, 6, 1)).operator for year in (2024, 2025)] == ["viejo", "nuevo"]


def test_regions_go_from_north_to_south_and_centres_by_their_slug() -> None:
    for slug in ("zeta", "alfa", "beta-1"):
        a_centre(slug=slug)
    assert list(grounds().regions)[:2] == ["15", "01"]
    assert [ground.slug for ground in grounds().centres.values()] == ["alfa", "beta-1", "zeta"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [("region", "impact_region_unknown"), ("centre", "impact_centre_unknown"), ("operator", "impact_operator_unknown")],
)
def test_what_does_not_exist_is_said_to_be_unknown(kind: str, code: str) -> None:
    an_institution(slug="sin-convenio")
    with pytest.raises(DomainError, match=code):
        scope_named(kind, "sin-convenio")


def test_a_scope_carries_its_name() -> None:
    a_centre(an_institution(slug="op", name="Operador"), slug="norte", name="Centro Norte")
    told = [scope_named(*row).name for row in (("region", "08"), ("centre", "norte"), ("operator", "op"))]
    assert told == ["Biobío", "Centro Norte", "Operador"]
    assert scope_named().kind == "network"
