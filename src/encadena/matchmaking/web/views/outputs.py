"""Files to take away: paper, calendar, spreadsheet; of one participant and of the whole event."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from ... import planning, queries
from ...models import Agenda, Participant, Round, SavedProblem
from ...queries import rounds as reading
from ...queries.readiness import readable_to
from ...queries.timetable import Timetable, timetable_of
from ...wording.documents import ics, pdf
from ...wording.documents.counterparts import counterparts_pdf
from ..access import managed_round, visible_agenda, visible_participant, visible_round
from ..outputs import xlsx
from ..outputs.filenames import attachment, file_name

JSON = "application/json"
PAPER = ("programa.pdf", "participantes.pdf", "mesas.pdf", "interpretes.pdf", "muro.pdf")
WHOLE = (*PAPER, "programa.xlsx", "problema.json", "agenda.json")


@require_GET
def participant_file(request: HttpRequest, pk: int, participant: int, ending: str) -> HttpResponse:
    """One participant's agenda: the version that the reader sees (the draft for whoever manages)."""
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    agenda = _agenda(request, round)
    table = timetable_of(round, agenda, only={person.pk})
    content, kind = _drawn(table, person, ending)
    name = file_name("agenda", round, person.name, ending=ending)
    return attachment(content, name, kind, inline=ending == "pdf")


@require_GET
def counterpart_sheets(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """What is known of everybody whom a participant meets, a page each."""
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    table = timetable_of(round, _agenda(request, round), only={person.pk})
    met = table.by_person.get(person.pk, [])
    firms = [other.firm_id or 0 for p in met for other in (p.guests if p.first.pk == person.pk else [p.first])]
    content = counterparts_pdf(table, person, readable_to(request.user, round, firms).levels)
    return attachment(content, file_name("fichas", round, person.name, ending="pdf"), pdf.KIND, inline=True)


@require_GET
def event_file(request: HttpRequest, pk: int, agenda: int, what: str) -> HttpResponse:
    """The whole event on paper or as a workbook, for whoever manages it."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    if what not in WHOLE:
        raise Http404
    if what.endswith(".json"):
        return attachment(_data(version, what), file_name(what[:-5], round, version.number, ending="json"), JSON)
    table = timetable_of(round, version)
    language = (get_language() or "es")[:2]
    stem, _, ending = what.partition(".")
    name = file_name(stem, round, ending=ending)
    if what == "programa.xlsx":
        return attachment(xlsx.event_xlsx(table, language), name, xlsx.KIND)
    if what == "participantes.pdf":
        content = pdf.people_pdf(table, table.active, language)
    elif what == "mesas.pdf":
        content = pdf.tables_pdf(table, language)
    elif what == "interpretes.pdf":
        content = pdf.interpreters_pdf(table, language)
    elif what == "muro.pdf":
        content = pdf.wall_pdf(table, language, request.GET.get("color", "sector"))
    else:
        content = pdf.event_pdf(table, language)
    return attachment(content, name, pdf.KIND, inline=True)


def _data(version: Agenda, what: str) -> bytes:
    """What the search was given, or what it found: for ``encadena round solve`` and ``encadena round check``."""
    if what == "agenda.json":
        return planning.agenda_document(version).encode()
    saved = SavedProblem.objects.filter(agenda=version).first()
    if saved is None:  # made by hand, or by an older Encadena
        raise Http404
    return planning.unpacked(bytes(saved.content)).encode()


def _agenda(request: HttpRequest, round: Round) -> Agenda:
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    if agenda is None:
        raise Http404
    agenda.round = round
    return agenda


def _drawn(table: Timetable, person: Participant, ending: str) -> tuple[bytes, str]:
    if ending == "pdf":
        return pdf.person_pdf(table, person), pdf.KIND
    if ending == "ics":
        return ics.person_ics(table, person), ics.KIND
    if ending == "xlsx":
        return xlsx.person_xlsx(table, person), xlsx.KIND
    raise Http404
