import pytest

from encadena.impact.queries.comparing import comparable_centres
from encadena.network.choices import CentreKind
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


def test_everybody_compares_their_own_centres_and_no_rival_does(cast: Cast) -> None:
    a_centre(cast.operator, name="Satélite", kind=CentreKind.SATELLITE, parent=cast.centre)
    seen = {name: [centre.name for centre in comparable_centres(user)] for name, user in cast.by_role().items()}
    assert seen["head"] == seen["coordinator"] == ["Centro Ana"]
    assert seen["agency"] == seen["administrator"] == ["Centro Ana", "Centro Raúl"]
    assert all(not seen[name] for name in ("adviser", "rival", "promoter", "association", "owner", "buyer"))


def test_a_region_compares_the_centres_in_it(cast: Cast) -> None:
    elsewhere = a_centre(cast.operator, name="Centro Lejano")
    type(elsewhere).objects.filter(pk=elsewhere.pk).update(region="15")
    assert [centre.name for centre in comparable_centres(cast.agency_region)] == ["Centro Ana", "Centro Raúl"]
