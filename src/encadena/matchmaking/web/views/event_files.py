"""The whole event on paper or as a workbook: at once, or prepared in the background where it has many meetings."""

from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from ... import planning
from ...actions.event_files import ask_file
from ...models import Agenda, Round, SavedProblem
from ...queries.event_files import is_large, latest_asked, stored_file
from ...queries.timetable import timetable_of
from ...rules.event_files import COLOURS, DRAWN, WORKBOOK, EventFile
from ...wording.documents.event import drawn, kind_of, label_of
from ..access import actor_of, managed_round, visible_agenda
from ..outputs.filenames import attachment, file_name
from ..pages import frame

JSON = "application/json"
DATA = ("problema.json", "agenda.json")


@require_GET
def event_file(request: HttpRequest, pk: int, agenda: int, what: str) -> HttpResponseBase:
    """The file, for whoever manages the round; of a large event what was prepared, or the page that does it."""
    round, version = _managed(request, pk, agenda)
    if what in DATA:
        return attachment(_data(version, what), file_name(what[:-5], round, version.number, ending="json"), JSON)
    wanted = _wanted(request, what)
    stem, _, ending = what.partition(".")
    name, inline = file_name(stem, round, ending=ending), what != WORKBOOK
    if not is_large(version):
        content = drawn(timetable_of(round, version), wanted)
        return attachment(content, name, kind_of(what), inline=inline)
    stored = stored_file(latest_asked(version, wanted))
    if not stored:
        return redirect(_address("event_file_ready", version, wanted))
    answer = FileResponse(default_storage.open(stored), as_attachment=True, filename=name, content_type=kind_of(what))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_GET
def ready(request: HttpRequest, pk: int, agenda: int, what: str) -> HttpResponse:
    """How far a file is, and the file once it is there."""
    round, version = _managed(request, pk, agenda)
    wanted = _wanted(request, what)
    job = latest_asked(version, wanted)
    context = frame(request, round, "agenda", agenda=version, label=label_of(what), job=job, colour=wanted.colour)
    context |= {
        "stored": stored_file(job),
        "meetings": version.meetings.count(),
        "prepare_url": reverse("matchmaking:event_file_prepare", args=[pk, agenda, what]),
        "file_url": _address("event_file", version, wanted),
        "page_url": _address("event_file_ready", version, wanted),
    }
    return render(request, "matchmaking/event_file.html", context)


@require_POST
def prepare(request: HttpRequest, pk: int, agenda: int, what: str) -> HttpResponse:
    """Have it drawn unless it is there; with ``again`` in any case."""
    _round, version = _managed(request, pk, agenda)
    wanted = _wanted(request, what)
    if request.POST.get("again") == "1" or not stored_file(latest_asked(version, wanted)):
        ask_file(version, wanted, actor=actor_of(request))
    return redirect(_address("event_file_ready", version, wanted))


def _managed(request: HttpRequest, pk: int, agenda: int) -> tuple[Round, Agenda]:
    round = managed_round(request, pk)
    return round, visible_agenda(request, round, agenda)


def _wanted(request: HttpRequest, what: str) -> EventFile:
    """In the reader's language; only the poster has colours."""
    if what not in DRAWN:
        raise Http404
    asked = request.POST.get("color") or request.GET.get("color", "")
    colour = asked if asked in COLOURS else COLOURS[0]
    return EventFile(what, (get_language() or "es")[:2], colour if what == "muro.pdf" else "")


def _address(name: str, agenda: Agenda, wanted: EventFile) -> str:
    address = reverse(f"matchmaking:{name}", args=[agenda.round_id, agenda.pk, wanted.what])
    return address + (f"?{urlencode({'color': wanted.colour})}" if wanted.colour else "")


def _data(version: Agenda, what: str) -> bytes:
    """What the search was given, or what it found: for ``encadena round solve`` and ``encadena round check``."""
    if what == "agenda.json":
        return planning.agenda_document(version).encode()
    saved = SavedProblem.objects.filter(agenda=version).first()
    if saved is None:  # made by hand, or by an older Encadena
        raise Http404
    return planning.unpacked(bytes(saved.content)).encode()
