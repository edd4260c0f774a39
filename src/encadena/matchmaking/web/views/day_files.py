"""Paper on the day, for when there is no screen: what is left as of now, and badges."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from encadena.kernel import clock

from ...choices import AgendaState, ParticipantStatus
from ...models import Participant, Round
from ...queries.timetable import timetable_of
from ...wording.documents import pdf
from ..access import managed_round
from ..outputs import day_pdf
from ..outputs.filenames import attachment, file_name

BADGES = 300
"""To a file; the next ones with ``?desde=301``."""


@dataclass(frozen=True)
class BadgeFile:
    """The badges of one file: from the ``first`` participant in order to the ``last``."""

    first: int
    last: int
    address: str
    alone: bool


def badge_files(round: Round) -> list[BadgeFile]:
    """The files that hold everybody's badge; one at least."""
    count = _wearers(round).count()
    path = reverse("matchmaking:day_file", args=[round.pk, "credenciales.pdf"])
    firsts = range(1, max(count, 1) + 1, BADGES)
    return [BadgeFile(n, min(n + BADGES - 1, count), f"{path}?desde={n}", len(firsts) == 1) for n in firsts]


@require_GET
def day_file(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    round = managed_round(request, pk)
    language = (get_language() or "es")[:2]
    drawers = {"horario.pdf": day_pdf.by_hour, "mesas.pdf": day_pdf.by_table}
    now = clock.now()
    if what == "credenciales.pdf":
        content = _badges(request, round, language)
    elif what in drawers:
        agenda = round.agendas.filter(state=AgendaState.PUBLISHED).first()
        if agenda is None:
            raise Http404
        content = drawers[what](timetable_of(round, agenda), now, language)
    else:
        raise Http404
    stem = what.partition(".")[0]
    name = file_name(stem, round, f"{now.astimezone(round.zone):%H%M}", ending="pdf")
    return attachment(content, name, pdf.KIND, inline=True)


def _badges(request: HttpRequest, round: Round, language: str) -> bytes:
    start = request.GET.get("desde", "")
    first = max(1, int(start)) if start.isdigit() and len(start) < 7 else 1
    people = _wearers(round).select_related("firm__commune", "buyer")
    chosen = people.order_by("order", "pk")[first - 1 : first - 1 + BADGES]
    return day_pdf.badges(
        round,
        chosen,
        lambda token: request.build_absolute_uri(reverse("matchmaking:badge", args=[token])),
        language,
    )


def _wearers(round: Round) -> QuerySet[Participant]:
    return round.participants.exclude(status=ParticipantStatus.WITHDRAWN)
