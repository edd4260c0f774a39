"""Opening a client, editing what it wants, its steps, its adviser and its transfer."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.firms.models import Firm
from encadena.firms.queries.finding import firms_with_words
from encadena.firms.queries.options import adviser_choices, centre_choices
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import Conflict, DomainError
from encadena.network.models import Centre

from ...actions import client as actions
from ...actions.adviser import assign_adviser
from ...actions.transfer import transfer
from ...actions.transfer_undo import undo_transfer
from ...choices import Step
from ...errors import ALREADY_CLIENT
from ...models import Client
from ...queries.client_state import last_editor
from ...queries.scope import clients_visible_to
from ...queries.transfer import last_transfer, transfers_away_from
from ...rules.client import ENDED, check_step
from ...wording.errors import sentence_of
from ..client_access import LEADERS, WRITERS, reader, workable_client
from ..forms.client import AdviserForm, GoalForm, LeadForm, StepForm, TransferForm

FOUND = 10


@require_role(*WRITERS)
def new(request: HttpRequest) -> HttpResponse:
    """Without ``?empresa=`` the firm is looked for first."""
    firm = _firm(request)
    if firm is None:
        return _choose_firm(request)
    user = reader(request)
    centres = centre_choices(user)
    advisers = adviser_choices([str(pk) for pk, _name in centres])
    initial = {"adviser": str(user.pk) if user.role == Role.ADVISER else ""}
    form = LeadForm(request.POST or None, centres=centres, advisers=advisers, initial=initial)
    if form.is_valid():
        try:
            client = _open(firm, form.cleaned_data, user)
        except DomainError as error:
            if error.code == ALREADY_CLIENT:
                messages.info(request, sentence_of(error))
                return redirect("advisory:client", pk=error.params["client_id"])
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Registraste a %(name)s como interesada.") % {"name": client})
            return redirect("advisory:client", pk=client.pk)
    context = {"form": form, "firm": firm, "title": _("Registrar interesada")}
    return render(request, "advisory/clients/form.html", context, status=422 if form.is_bound else 200)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What it wants to reach; an edit of somebody else meanwhile is shown beside and chosen from."""
    client = workable_client(request, pk)
    form = GoalForm(request.POST or None, initial=GoalForm.initial_of(client))
    context: dict[str, Any] = {"client": client, "form": form, "title": _("Qué quiere lograr")}
    if form.is_valid():
        version = form.cleaned_data.pop("version")
        chosen = {f: v for f, v in form.cleaned_data.items() if request.POST.get(f"choose_{f}") != "theirs"}
        expected = client.version if version is None else version
        try:
            actions.update_client(client, data=chosen, expected_version=expected, actor=reader(request))
        except Conflict as conflict:
            context |= {"conflict": _sides(conflict), "version": conflict.params["version"]}
            context["editor"] = last_editor(client)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste los cambios."))
            return redirect("advisory:client", pk=pk)
    return render(request, "advisory/clients/form.html", context, status=422 if form.errors else 200)


def step(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    client = workable_client(request, pk)
    if code not in Step.values:
        raise Http404
    taken = Step(code)
    try:
        check_step(taken, client.stage)
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("advisory:client", pk=pk)
    form = StepForm(request.POST or None, step=taken, client=client)

    def act() -> str:
        _STEPS[taken](client, form.cleaned_data, reader(request))
        return _("Quedó registrado: %(step)s.") % {"step": taken.label.lower()}

    undo = None if client.stage in ENDED else lambda: reverse("advisory:client_take_back", args=[pk])
    return _form(request, client, form, act, title=taken.label, undo=undo)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    try:
        actions.take_back_step(client, actor=reader(request))
        messages.success(request, _("Deshiciste el paso."))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:client", pk=pk)


def adviser(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    current = str(client.adviser_id or "")
    advisers = adviser_choices([str(client.centre_id)], current)
    form = AdviserForm(request.POST or None, advisers=advisers, initial={"adviser": current})

    def act() -> str:
        chosen = User.objects.filter(pk=form.cleaned_data["adviser"] or 0).first()
        assign_adviser(client, adviser=chosen, actor=reader(request))
        return _("Ahora la asesora %(name)s.") % {"name": chosen} if chosen else _("Quedó sin asesoría asignada.")

    return _form(request, client, form, act, title=_("Cambiar asesoría"))


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """To another centre; afterwards the reader may have lost sight of it."""
    client = workable_client(request, pk)
    if reader(request).role not in {*LEADERS, Role.ADMINISTRATOR}:
        raise PermissionDenied
    form = TransferForm(request.POST or None, client=client)

    def act() -> str:
        to = form.cleaned_data["centre"]
        transfer(client, to=to, reason=form.cleaned_data["reason"], actor=reader(request))
        return _("%(name)s es ahora de %(centre)s, con toda su historia.") % {"name": client, "centre": to}

    def undo() -> str:
        return reverse("advisory:client_transfer_undo", args=[last_transfer(client).pk])

    return _form(request, client, form, act, title=_("Trasladar a otro centro"), undo=undo)


@require_POST
def move_back(request: HttpRequest, pk: int) -> HttpResponse:
    """By whoever leads the centre that the client left; ``pk`` is the log's row, for the client may be out of sight."""
    if reader(request).role not in {*LEADERS, Role.ADMINISTRATOR}:
        raise PermissionDenied
    entry = get_object_or_404(transfers_away_from(request.user), pk=pk)
    try:
        back = undo_transfer(entry, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("advisory:clients")
    said = _("Deshiciste el traslado: %(name)s volvió a %(centre)s.") % {"name": back, "centre": back.centre}
    messages.success(request, said)
    return redirect("advisory:client", pk=back.pk)


def _form(
    request: HttpRequest,
    client: Client,
    form: forms.Form,
    act: Callable[[], str],
    *,
    title: object,
    undo: Callable[[], str] | None = None,
) -> HttpResponse:
    """Shows the form, or acts; a broken rule comes back as a sentence above what was typed.

    ``undo`` gives the address that takes it back, asked once it is done.
    """
    if form.is_valid():
        try:
            said = act()
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, said, extra_tags=f"undo:{undo()}" if undo else "")
            still = clients_visible_to(request.user).filter(pk=client.pk).exists()
            return redirect("advisory:client", pk=client.pk) if still else redirect("advisory:clients")
    context = {"client": client, "form": form, "title": title}
    return render(request, "advisory/clients/form.html", context, status=422 if form.is_bound else 200)


def _firm(request: HttpRequest) -> Firm | None:
    text = request.GET.get("empresa", "")
    if not (text.isascii() and text.isdigit() and len(text) < 15):
        return None
    return get_object_or_404(firms_visible_to(request.user), pk=int(text))


def _choose_firm(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:120].replace("\x00", "")
    visible = firms_visible_to(request.user).select_related("commune")
    firms = visible.filter(pk__in=firms_with_words(text)).order_by("sort_name", "id")[:FOUND] if text else []
    return render(request, "advisory/clients/choose_firm.html", {"text": text, "firms": firms})


def _open(firm: Firm, data: Mapping[str, Any], user: User) -> Client:
    return actions.open_lead(
        firm,
        centre=Centre.objects.get(pk=data["centre"]),
        adviser=User.objects.filter(pk=data["adviser"] or 0).first(),
        goal=data["goal"],
        origin=data["origin"],
        arrived_on=data["arrived_on"],
        actor=user,
    )


def _sides(conflict: Conflict) -> list[dict[str, object]]:
    fields = conflict.params["fields"]
    assert isinstance(fields, Mapping)  # noqa: S101
    labels = {name: field.label for name, field in GoalForm.base_fields.items()}
    return [{"name": name, "label": labels[name], **sides} for name, sides in fields.items()]


_STEPS: Mapping[Step, Callable[[Client, Mapping[str, Any], User], Client]] = {
    Step.SIGN: lambda client, data, actor: actions.sign_agreement(
        client, on=data["on"], document=data["agreement"], note=data["note"], actor=actor
    ),
    Step.BEGIN: lambda client, data, actor: actions.begin_accompaniment(
        client, on=data["on"], note=data["note"], actor=actor
    ),
    Step.GRADUATE: lambda client, data, actor: actions.graduate(client, actor=actor, **data),
    Step.PAUSE: lambda client, data, actor: actions.make_inactive(client, actor=actor, **data),
    Step.REOPEN: lambda client, data, actor: actions.reopen(client, on=data["on"], note=data["note"], actor=actor),
}
