import pytest

from encadena.audit.models import Entry
from encadena.catalogs.models import Commune
from encadena.kernel.errors import DomainError
from encadena.network.actions.centre import create_centre, update_centre
from encadena.network.choices import CentreKind
from encadena.network.queries import scope_of
from tests.factories import a_centre, a_post, a_user

pytestmark = pytest.mark.django_db


def test_a_satellite_needs_the_centre_that_it_hangs_from() -> None:
    with pytest.raises(DomainError, match="satellite_needs_parent"):
        create_centre(slug="satelite", name="Satélite", kind=CentreKind.SATELLITE, actor=None)


def test_two_centres_never_share_an_address() -> None:
    create_centre(slug="uno", name="Uno", actor=None)
    with pytest.raises(DomainError, match="slug_taken"):
        create_centre(slug="uno", name="Otro", actor=None)


def test_the_log_says_which_communes_were_added() -> None:
    centre = create_centre(slug="uno", name="Uno", covers=Commune.objects.filter(pk="08101"), actor=None)
    update_centre(centre, covers=Commune.objects.filter(pk__in=["08101", "08110"]), actor=None)
    assert Entry.objects.get(verb="centre.updated").changes == {
        "covered_communes": ["Concepción", "Concepción, Talcahuano"]
    }


def test_who_works_in_a_centre_reaches_its_satellites() -> None:
    centre, adviser = a_centre(), a_user()
    satellite = a_centre(kind=CentreKind.SATELLITE, parent=centre)
    a_post(adviser, centre=centre)
    assert scope_of(adviser).centre_ids == {centre.pk, satellite.pk}
