import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from encadena.jobs.models import Job
from encadena.kernel import clock
from encadena.matchmaking.actions import event_files as actions
from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.event_files import KIND
from encadena.matchmaking.rules.event_files import KEPT, EventFile
from tests.matchmaking.web.views.test_agenda import draft

__all__ = ["draft"]
pytestmark = pytest.mark.django_db
WANTED = EventFile("programa.xlsx", "es")


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / actions.FOLDER


def test_who_asks_for_what_is_being_drawn_follows_that(draft: Agenda) -> None:
    first = actions.ask_file(draft, WANTED, actor=None)
    Job.objects.filter(pk=first.pk).update(state="running")
    assert actions.ask_file(draft, WANTED, actor=None).pk == first.pk
    assert actions.ask_file(draft, EventFile("programa.xlsx", "en"), actor=None).pk != first.pk
    assert Job.objects.filter(kind=KIND).count() == 2


def test_an_attempt_that_is_made_again_takes_the_place_of_the_one_before(folder: Path) -> None:
    names = {actions.keep_file(4, "mesas.pdf", content, actor=None) for content in (b"one", b"two")}
    assert names == {f"{actions.FOLDER}/4-mesas.pdf"}
    assert [path.read_bytes() for path in folder.iterdir()] == [b"two"]


def test_what_nobody_can_take_any_more_goes_when_the_next_one_comes(folder: Path) -> None:
    for number in (1, 2):
        actions.keep_file(number, "mesas.pdf", b"paper", actor=None)
    old = (clock.now() - KEPT - timedelta(minutes=1)).timestamp()
    os.utime(folder / "1-mesas.pdf", (old, old))
    actions.keep_file(3, "mesas.pdf", b"paper", actor=None)
    assert sorted(path.name for path in folder.iterdir()) == ["2-mesas.pdf", "3-mesas.pdf"]


def test_where_nothing_was_kept_nothing_is_forgotten() -> None:
    assert actions.forget_old_files(actor=None) == 0
