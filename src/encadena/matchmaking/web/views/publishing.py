"""Versions of an agenda: published after a look at what changes and for whom, withdrawn, copied, compared."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError

from ... import planning
from ...actions import agenda as actions
from ...choices import AgendaState
from ...models import Agenda, Round
from ...queries import differences as changes
from ...queries.names import names_in
from ...queries.timetable import timetable_of
from ...wording import errors as wording
from ...wording import violations as violation_wording
from ..access import actor_of, managed_round, visible_agenda
from ..pages import frame
from .agenda import known_version


def publish(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    """Look at what changes and for whom, then publish."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    if version.state != AgendaState.DRAFT:
        messages.error(request, _why_not(version))
        return redirect("matchmaking:agenda", pk)
    if request.method == "POST":
        try:
            actions.publish(
                version,
                expected_version=known_version(request),
                reason=request.POST.get("reason", ""),
                actor=actor_of(request),
            )
        except DomainError as error:
            messages.error(request, wording.sentence(error))
        else:
            messages.success(request, _("La agenda quedó publicada."))
            return redirect("matchmaking:detail", pk)
    return render(request, "matchmaking/publish.html", _publish_context(request, round, version))


def _why_not(version: Agenda) -> str:
    """What the second of two people who publish at once is told."""
    if version.state == AgendaState.PUBLISHED and version.published_at is not None:
        at = f"{version.published_at.astimezone(version.round.zone):%H:%M}"
        return _("Esta versión ya está publicada desde las %(at)s. No hace falta publicarla de nuevo.") % {"at": at}
    return _("Esta versión ya no es un borrador. Crea un borrador a partir de ella.")


@require_POST
def withdraw(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    try:
        actions.withdraw(version, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("La agenda ya no está publicada. Quedó una copia como borrador."))
    return redirect("matchmaking:agenda", pk)


@require_POST
def revise(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    actions.revise(version, actor=actor_of(request))
    messages.success(request, _("Quedó un borrador igual a la versión %(number)s.") % {"number": version.number})
    return redirect("matchmaking:agenda", pk)


@require_GET
def compare(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    """What changed between a version and the one published before it."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    older = round.agendas.filter(published_at__isnull=False, number__lt=version.number).first()
    changed = changes.differences(older, version) if older else []
    context = frame(
        request, round, "agenda", agenda=version, older=older, changes=changed, affected=changes.affected(changed)
    )
    return render(request, "matchmaking/compare.html", context)


def _publish_context(request: HttpRequest, round: Round, agenda: Agenda) -> dict[str, Any]:
    table = timetable_of(round, agenda)
    published = round.agendas.filter(state=AgendaState.PUBLISHED).first()
    changed = changes.differences(published, agenda) if published else []
    return frame(
        request,
        round,
        "agenda",
        agenda=agenda,
        table=table,
        lines=violation_wording.lines(planning.violations_of(agenda), names_in(table)),
        published=published,
        changes=changed,
        affected=changes.affected(changed),
    )
