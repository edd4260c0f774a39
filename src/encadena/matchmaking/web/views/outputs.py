"""Files of one participant to take away: paper, calendar, spreadsheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ... import queries
from ...models import Agenda, Participant, Round
from ...queries import rounds as reading
from ...queries.readiness import readable_to
from ...queries.timetable import Timetable, timetable_of
from ...wording.documents import ics, pdf, xlsx
from ...wording.documents.counterparts import counterparts_pdf
from ..access import visible_participant, visible_round
from ..outputs.filenames import attachment, file_name


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
