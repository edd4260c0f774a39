"""The round that an address names, within the reader's scope; anything else does not exist."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User

from .. import queries
from ..models import Agenda, Participant, Round


def visible_round(request: HttpRequest, pk: int) -> Round:
    rounds = queries.rounds_visible_to(request.user).select_related("organiser", "region", "commune")
    return get_object_or_404(rounds, pk=pk)


def managed_round(request: HttpRequest, pk: int) -> Round:
    """A round that the reader may change; out of scope and read-only look the same."""
    round = visible_round(request, pk)
    if not queries.may_manage(request.user, round):
        raise Http404
    return round


def visible_participant(request: HttpRequest, round: Round, pk: int) -> Participant:
    return get_object_or_404(queries.participants_visible_to(request.user, round), pk=pk)


def visible_agenda(request: HttpRequest, round: Round, pk: int) -> Agenda:
    agenda = get_object_or_404(queries.agendas_visible_to(request.user, round), pk=pk)
    agenda.round = round
    return agenda


def actor_of(request: HttpRequest) -> User:
    """Whoever is signed in; pages of the room are for nobody else."""
    if isinstance(request.user, AnonymousUser):
        raise Http404
    return request.user
