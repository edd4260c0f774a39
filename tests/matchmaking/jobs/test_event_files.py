from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.urls import reverse
from tests.cast import Cast
from tests.matchmaking.jobs.test_agenda import Watcher
from tests.matchmaking.web.views.test_agenda import draft

from encadena.jobs.queries import may_follow
from encadena.jobs.registry import Cancelled, Handle, definition_of
from encadena.jobs.wording import result_of
from encadena.matchmaking.actions.event_files import ask_file
from encadena.matchmaking.jobs.event_files import draw
from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.event_files import KIND
from encadena.matchmaking.rules.event_files import EventFile

__all__ = ["draft"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_file_is_kept_with_its_weight_and_told_with_the_page_it_is_on(draft: Agenda) -> None:
    job = ask_file(draft, EventFile("muro.pdf", "es", "pais"), actor=None)
    assert default_storage.size(job.result["file"]) == job.result["size"]
    assert "KB" in result_of(job)
    definition = definition_of(KIND)
    assert definition
    assert definition.link
    page = reverse("matchmaking:event_file_ready", args=[draft.round_id, draft.pk, "muro.pdf"])
    assert definition.link(job) == f"{page}?color=pais"


def test_everybody_who_manages_the_round_may_follow_it(draft: Agenda, cast: Cast) -> None:
    job = ask_file(draft, EventFile("mesas.pdf", "es"), actor=cast.administrator)
    assert may_follow(cast.promoter, job)
    assert not may_follow(cast.owner, job)


def test_what_was_stopped_keeps_nothing(draft: Agenda, folder: Path) -> None:
    class Stopped(Watcher):
        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        draw(Handle(1, None, Stopped()), agenda_id=draft.pk, version=1, what="mesas.pdf", language="es", colour="")
    assert not any(folder.rglob("*.pdf"))
