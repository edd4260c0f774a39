import pytest

from encadena.fairs import actions
from encadena.fairs.wording.structured import event, organisation
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor, an_offering

pytestmark = pytest.mark.django_db


def test_machines_learn_what_the_page_shows_and_no_more(cast: Cast) -> None:
    fair = a_fair()
    type(cast.firm).objects.filter(pk=cast.firm.pk).update(email="dueña@espiga.cl", phone="+56 9")
    exhibitor = an_exhibitor(fair, cast.firm)
    offering = an_offering(cast.firm)
    actions.present(exhibitor, about="Pan", offerings=[offering], actor=None)
    exhibitor.firm.refresh_from_db()

    told = organisation(exhibitor, [offering], "https://x/1")

    assert event(fair, "https://x")["@type"] == "ExhibitionEvent"
    assert told["name"] == str(cast.firm)
    assert told["makesOffer"][0]["itemOffered"]["@type"] == "Product"  # type: ignore[index]
    assert "espiga.cl" not in str(told)
