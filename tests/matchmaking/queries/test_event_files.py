from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from encadena.jobs.models import Job
from encadena.kernel import clock
from encadena.matchmaking.actions.event_files import ask_file
from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.event_files import is_large, latest_asked, stored_file
from encadena.matchmaking.rules import event_files as rules
from encadena.matchmaking.rules.event_files import KEPT, EventFile
from tests.matchmaking.web.views.test_agenda import draft

__all__ = ["draft"]
pytestmark = pytest.mark.django_db
WANTED = EventFile("programa.xlsx", "es")


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_an_event_is_large_by_the_meetings_of_its_agenda(draft: Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_large(draft)
    monkeypatch.setattr(rules, "AT_ONCE", draft.meetings.count() - 1)
    assert is_large(draft)


def test_a_file_of_another_state_language_or_agenda_is_another_one(draft: Agenda) -> None:
    job = ask_file(draft, WANTED, actor=None)
    assert latest_asked(draft, WANTED) == job
    assert latest_asked(draft, EventFile("programa.xlsx", "en")) is None
    assert latest_asked(draft, EventFile("mesas.pdf", "es")) is None
    draft.version += 1
    assert latest_asked(draft, WANTED) is None


def test_a_file_can_be_taken_for_a_day_and_while_it_is_there(draft: Agenda, folder: Path) -> None:
    job = ask_file(draft, WANTED, actor=None)
    name = stored_file(job)
    assert (folder / name).read_bytes().startswith(b"PK")

    Job.objects.filter(pk=job.pk).update(finished_at=clock.now() - KEPT - timedelta(minutes=1))
    job.refresh_from_db()
    assert stored_file(job) == ""

    Job.objects.filter(pk=job.pk).update(finished_at=clock.now())
    job.refresh_from_db()
    assert stored_file(job) == name
    (folder / name).unlink()
    assert stored_file(job) == ""
    assert stored_file(None) == ""
