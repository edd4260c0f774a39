"""Clients: list, read, open a lead, take a step."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.accounts.models import User
from encadena.firms.queries.document import choosable
from encadena.firms.queries.options import adviser_choices, centre_choices
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.api import Id, Page, cut
from encadena.network.models import Centre

from ..actions import client as actions
from ..choices import Step
from ..models import Client
from ..queries.program_list import clients_after, name_mark
from ..queries.scope import READERS, WRITERS
from ..rules.client_filters import ALL_STAGES, Filters
from .access import asker, chosen, readable_client, unknown, workable_client
from .client_shapes import ClientOut, ClientWalk, LeadIn, StepIn

router = Router()


@router.get("", response=Page[ClientOut], url_name="clients", summary=_("Clientes a tu alcance, por nombre"))
def clients(request: HttpRequest, walk: Query[ClientWalk]) -> Page[ClientOut]:
    user = asker(request, READERS)
    stage = ALL_STAGES if walk.all_stages else str(walk.stage or "")
    filters = Filters(text=walk.text, stage=stage, adviser=str(walk.adviser or ""), centre=str(walk.centre or ""))
    rows, following = cut(clients_after(user, filters, walk.after, walk.limit), walk.limit, name_mark)
    return Page[ClientOut](items=[ClientOut.of(row) for row in rows], next=following)


@router.get("/{int:pk}", response=ClientOut, url_name="client", summary=_("Un cliente"))
def client(request: HttpRequest, pk: Path[Id]) -> ClientOut:
    return ClientOut.of(readable_client(asker(request, READERS), pk))


@router.post("", response={201: ClientOut}, url_name="client_open", summary=_("Registrar una empresa interesada"))
def client_open(request: HttpRequest, lead: LeadIn) -> Status[ClientOut]:
    user = asker(request, WRITERS)
    firm = chosen(firms_visible_to(user), lead.firm, "firm")
    if firm is None or str(lead.centre) not in dict(centre_choices(user)):
        raise unknown("centre")
    if lead.adviser and str(lead.adviser) not in dict(adviser_choices([str(lead.centre)])):
        raise unknown("adviser")
    opened = actions.open_lead(
        firm,
        centre=Centre.objects.get(pk=lead.centre),
        adviser=User.objects.filter(pk=lead.adviser or 0).first(),
        origin=lead.origin,
        goal=lead.goal,
        arrived_on=lead.arrived_on,
        actor=user,
    )
    return Status(201, ClientOut.of(opened))


@router.post("/{int:pk}/steps", response=ClientOut, url_name="client_step", summary=_("Dar un paso en su camino"))
def client_step(request: HttpRequest, pk: Path[Id], step: StepIn) -> ClientOut:
    user = asker(request, WRITERS)
    return ClientOut.of(_STEPS[step.step](workable_client(user, pk), step, user))


@router.post("/{int:pk}/steps/undo", response=ClientOut, url_name="client_step_undo", summary=_("Deshacer el paso"))
def client_step_undo(request: HttpRequest, pk: Path[Id]) -> ClientOut:
    """The last one, by whoever took it, on the same day."""
    user = asker(request, WRITERS)
    return ClientOut.of(actions.take_back_step(workable_client(user, pk), actor=user))


def _sign(client: Client, step: StepIn, user: User) -> Client:
    document = chosen(choosable(user, client.firm), step.agreement, "agreement")
    return actions.sign_agreement(client, on=step.on, document=document, note=step.note, actor=user)


def _graduate(client: Client, step: StepIn, user: User) -> Client:
    return actions.graduate(client, reason=str(step.reason or ""), on=step.on, note=step.note, actor=user)


def _pause(client: Client, step: StepIn, user: User) -> Client:
    return actions.make_inactive(client, reason=str(step.reason or ""), on=step.on, note=step.note, actor=user)


_STEPS: Mapping[Step, Callable[[Client, StepIn, User], Client]] = {
    Step.SIGN: _sign,
    Step.BEGIN: lambda one, step, user: actions.begin_accompaniment(one, on=step.on, note=step.note, actor=user),
    Step.GRADUATE: _graduate,
    Step.PAUSE: _pause,
    Step.REOPEN: lambda one, step, user: actions.reopen(one, on=step.on, note=step.note, actor=user),
}
