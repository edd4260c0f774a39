"""The first steps of a network, and when they are done."""

from typing import cast

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.site import panels
from encadena.ui import home, nav
from encadena.ui.shell import shell_of
from tests.cast import Cast
from tests.factories import a_user

BAR = 320  # pixels of the narrowest phone, a letter takes seven, a word has eight more around it
LETTER, AROUND = 7, 8


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("role", Role.values)
def test_the_words_under_the_thumb_stand_side_by_side_on_the_narrowest_phone(role: str, language: str) -> None:
    with translation.override(language):
        request = HttpRequest()
        request.path, request.user = "/", User(role=role)
        quick = cast(list[nav.Item], shell_of(request)["quick"])
        words = [*(str(item.entry.label) for item in quick), translation.gettext("Menú")]
    assert sum(len(word) * LETTER + AROUND for word in words) <= BAR, words


@pytest.mark.django_db
def test_an_empty_network_has_everything_to_do() -> None:
    alone = a_user(Role.ADMINISTRATOR)
    steps = home.steps_for(Role.ADMINISTRATOR)
    assert {"centres", "people", "firms", "rounds"} <= {step.key for step in steps}
    assert not any(step.done(alone) for step in steps if step.key != "centres" or not panels._has_centres(alone))


def test_a_living_network_has_centres_people_and_firms(cast: Cast) -> None:
    done = {step.key for step in home.steps_for(Role.ADMINISTRATOR) if step.done(cast.administrator)}
    assert {"centres", "people", "firms"} <= done


def test_every_step_leads_where_its_reader_may_go(cast: Cast, client: Client) -> None:
    for who, user in cast.by_role().items():
        client.force_login(user)
        for step in home.steps_for(user.role):
            assert client.get(reverse(step.url_name)).status_code == 200, (who, step.key)


def test_every_place_in_the_menu_opens(cast: Cast, client: Client) -> None:
    for who, user in cast.by_role().items():
        client.force_login(user)
        for item in nav.items_for(user.role, "/"):
            assert client.get(item.url, follow=True).status_code == 200, (who, item.url)


def test_every_card_of_a_role_answers(cast: Cast, client: Client) -> None:
    for who, user in cast.by_role().items():
        client.force_login(user)
        for group in ("today", "changed", "progress"):
            for card in home.cards_for(user.role, group):  # type: ignore[arg-type]
                assert client.get(reverse(card.url_name)).status_code == 200, (who, card.key)


def test_an_adviser_is_only_asked_for_firms() -> None:
    assert [step.key for step in home.steps_for(Role.ADVISER)] == ["firms"]


@pytest.mark.parametrize("role", list(Role))
def test_parts_of_the_menu_that_are_one_in_spanish_are_one_in_english(role: str) -> None:
    entries = nav.entries_for(role)
    with translation.override("es"):
        spanish = {str(entry.section) for entry in entries}
    with translation.override("en"):
        assert len({str(entry.section) for entry in entries}) == len(spanish)
