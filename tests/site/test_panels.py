"""The first steps of a network, and when they are done."""

import pytest

from encadena.accounts.choices import Role
from encadena.site import panels
from encadena.ui import home
from tests.cast import Cast
from tests.factories import a_user


@pytest.mark.django_db
def test_an_empty_network_has_everything_to_do() -> None:
    alone = a_user(Role.ADMINISTRATOR)
    steps = home.steps_for(Role.ADMINISTRATOR)
    assert {"centres", "people", "firms", "rounds"} <= {step.key for step in steps}
    assert not any(step.done(alone) for step in steps if step.key != "centres" or not panels._has_centres(alone))


def test_a_living_network_has_centres_people_and_firms(cast: Cast) -> None:
    done = {step.key for step in home.steps_for(Role.ADMINISTRATOR) if step.done(cast.administrator)}
    assert {"centres", "people", "firms"} <= done


def test_an_adviser_is_only_asked_for_firms() -> None:
    assert [step.key for step in home.steps_for(Role.ADVISER)] == ["firms"]
