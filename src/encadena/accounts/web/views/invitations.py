"""Asking people in."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import invitation as actions
from ...choices import Language
from ...models import Invitation
from ...queries.invitations import invitations_visible_to
from ...rules import MAY_INVITE, require_role
from ...wording import sentence
from ..forms.invitations import InviteForm
from ..person import person

PAGE = 50
inviters_only = require_role(*MAY_INVITE)


@require_GET
@inviters_only
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(invitations_visible_to(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/invitations.html", {"page_obj": page, "now": clock.now()})


@inviters_only
def new(request: HttpRequest) -> HttpResponse:
    me = person(request)
    initial = {
        "language": Language.SPANISH,
        **{k: request.GET[k] for k in ("role", "place", "email") if k in request.GET},
    }
    form = InviteForm(request.POST or None, inviter=me, preset=request.GET.get("place", ""), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(**form.cleaned_data, actor=me, site=site_of(request))
        except DomainError as error:
            form.add_error(_field_of(error), sentence(error))
        else:
            messages.success(request, _("Enviamos la invitación a %(email)s.") % {"email": form.cleaned_data["email"]})
            return redirect("accounts:invitations")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@inviters_only
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("Enviamos otra vez la invitación: el enlace anterior ya no sirve.")
    return _act(request, pk, lambda one: actions.resend(one, actor=person(request), site=site_of(request)), said)


@require_POST
@inviters_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    undo = reverse("accounts:restore_invitation", args=[pk])
    said = _("Retiramos la invitación.")
    return _act(request, pk, lambda one: actions.withdraw(one, actor=person(request)), said, f"undo:{undo}")


@require_POST
@inviters_only
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("La invitación sigue en pie.")
    return _act(request, pk, lambda one: actions.restore(one, actor=person(request)), said)


def site_of(request: HttpRequest) -> str:
    """The root of this site as the person sees it (``https://…`` without a path)."""
    return request.build_absolute_uri("/").rstrip("/")


def _act(
    request: HttpRequest, pk: int, action: Callable[[Invitation], None], said: str, extra_tags: str = ""
) -> HttpResponse:
    invitation = get_object_or_404(invitations_visible_to(request.user), pk=pk)
    try:
        action(invitation)
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, said, extra_tags=extra_tags)
    return redirect("accounts:invitations")


def _field_of(error: DomainError) -> str | None:
    return {"email_taken": "email", "already_invited": "email", "role_refused": "role"}.get(error.code, "place")
