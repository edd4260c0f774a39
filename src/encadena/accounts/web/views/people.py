"""Accounts, for administrators."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError
from encadena.ui import slots

from ...actions import account
from ...choices import Role
from ...models import User
from ...queries.people import accounts_visible_to, matching
from ...queries.security import has_second_factor
from ...rules import require_role
from ...wording import sentence
from ..forms.people import PeopleFilter, RoleForm
from ..person import person

PAGE = 50


@require_GET
@require_role(Role.ADMINISTRATOR)
def index(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    accounts = matching(accounts_visible_to(request.user), **wanted)
    page = Paginator(accounts, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"form": form, "page_obj": page})


@require_GET
@require_role(Role.ADMINISTRATOR)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    them = _them(request, pk)
    context = {
        "them": them,
        "form": RoleForm(initial={"role": them.role}),
        "has_second_factor": has_second_factor(them),
        "panels": slots.panels_of("account", person(request).role),
        "is_me": them == request.user,
    }
    return render(request, "accounts/person.html", context)


@require_POST
@require_role(Role.ADMINISTRATOR)
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    them = _them(request, pk)
    try:
        account.deactivate(them, actor=person(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        undo = reverse("accounts:reactivate", args=[pk])
        messages.success(request, _("%(name)s ya no puede entrar.") % {"name": them}, extra_tags=f"undo:{undo}")
    return redirect("accounts:person", pk=pk)


@require_POST
@require_role(Role.ADMINISTRATOR)
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    them = _them(request, pk)
    try:
        account.reactivate(them, actor=person(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("%(name)s puede entrar otra vez.") % {"name": them})
    return redirect("accounts:person", pk=pk)


@require_POST
@require_role(Role.ADMINISTRATOR)
def change_role(request: HttpRequest, pk: int) -> HttpResponse:
    them = _them(request, pk)
    try:
        account.change_role(them, request.POST.get("role", ""), actor=person(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        said = _("%(name)s tiene ahora el rol %(role)s.") % {"name": them, "role": them.get_role_display()}
        messages.success(request, said)
    return redirect("accounts:person", pk=pk)


def _them(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(accounts_visible_to(request.user), pk=pk)
