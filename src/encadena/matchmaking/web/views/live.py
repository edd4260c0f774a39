"""What pages of the day follow. Another process keeps the open lines; here is the way for whoever cannot have one."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from encadena.kernel import clock

from ...models import Round
from ...queries.feed import person_of, wall_of
from ...queries.standing import Standing, pulse_of, standing_of
from ..live import ticket, wire


@login_not_required
@require_GET
def stream(request: HttpRequest, asked: str) -> HttpResponse:
    """Reached only where the server cannot hand a line over: the page then asks from time to time."""
    _read(asked)
    return HttpResponse(status=204)


@login_not_required
@require_GET
def poll(request: HttpRequest, asked: str) -> HttpResponse:
    """The same as the line would say, whole. One query when nothing changed since (``If-None-Match``)."""
    wanted = _read(asked)
    at = clock.now()
    tag = f'"{pulse_of(wanted.round)}-{at:%d%H%M}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    standing = standing_of(get_object_or_404(Round, pk=wanted.round), at)
    response = HttpResponse(content_of(standing, wanted), content_type="application/json")
    response["ETag"] = tag
    response["Cache-Control"] = "no-store"
    return response


def content_of(standing: Standing, wanted: ticket.Ticket) -> bytes:
    """A whole message of a channel, as the first one on a line; pages carry it so that they are drawn at once."""
    if wanted.channel == ticket.WALL:
        return wire.body(standing.pulse, wire.pack(wall={"all": True, "set": wall_of(standing), "drop": []}))
    if wanted.channel == ticket.PERSON and wanted.person is not None:
        return wire.body(standing.pulse, wire.pack(own=person_of(standing, wanted.person)))
    return wire.body(standing.pulse)


def _read(asked: str) -> ticket.Ticket:
    found = ticket.read(asked)
    if found is None:
        raise Http404
    return found
