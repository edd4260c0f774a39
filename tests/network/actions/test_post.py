from datetime import date

import pytest

from encadena.kernel.errors import DomainError
from encadena.network.actions.post import end_post, give_post
from encadena.network.queries import scope_of
from tests.factories import a_centre, a_user, an_institution

pytestmark = pytest.mark.django_db


def test_an_adviser_works_in_a_centre_and_nowhere_else() -> None:
    with pytest.raises(DomainError, match="post_needs_one_place"):
        give_post(a_user("adviser"), institution=an_institution(), actor=None)


def test_giving_the_same_post_twice_gives_it_once() -> None:
    adviser, centre = a_user("adviser"), a_centre()
    assert give_post(adviser, centre=centre, actor=None) == give_post(adviser, centre=centre, actor=None)


def test_an_ended_post_reaches_nothing_from_that_day_on() -> None:
    adviser, centre = a_user("adviser"), a_centre()
    post = give_post(adviser, centre=centre, since=date(2024, 1, 1), actor=None)
    end_post(post, actor=None)
    assert scope_of(adviser).centre_ids == frozenset()


def test_a_post_of_another_role_gives_nothing() -> None:
    user, centre = a_user("adviser"), a_centre()
    give_post(user, centre=centre, actor=None)
    user.role = "buyer"
    assert scope_of(user).centre_ids == frozenset()
