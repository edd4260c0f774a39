import pytest

from encadena.fairs.queries.scope import exhibitors_shown, exhibitors_visible_to, may_present
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor

pytestmark = pytest.mark.django_db


def test_rivals_do_not_see_each_others_exhibitors_and_the_organiser_presents_nobody(cast: Cast) -> None:
    fair = a_fair()
    own, rival = an_exhibitor(fair, cast.firm), an_exhibitor(fair, cast.rival_firm)

    assert set(exhibitors_visible_to(cast.adviser, fair)) == {own}
    assert set(exhibitors_visible_to(cast.promoter, fair)) == {own, rival}
    assert may_present(cast.owner, own)
    assert not may_present(cast.promoter, own)
    assert not may_present(cast.rival, own)


def test_who_did_not_present_itself_is_not_in_the_showcase(cast: Cast) -> None:
    fair = a_fair()
    shown = an_exhibitor(fair, cast.firm)
    an_exhibitor(fair, cast.rival_firm, about="")

    assert list(exhibitors_shown(fair)) == [shown]
