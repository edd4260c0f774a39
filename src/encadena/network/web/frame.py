"""How a view of the network gets at its reader and draws a form."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from .. import queries
from ..models import Centre
from ..wording.errors import sentence


def reader(request: HttpRequest) -> User:
    """The account that is signed in. Raises 403."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def require_manager(request: HttpRequest) -> None:
    if not queries.may_manage_network(request.user):
        raise PermissionDenied


def centre_url(found: Centre) -> str:
    return reverse("network:centre", args=[found.slug])


def form_page(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[forms.Form], HttpResponse],
    *,
    title: str,
    back: str = "",
    help_text: str = "",
) -> HttpResponse:
    """Shows a form, or saves it; a broken rule comes back as a sentence above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return save(form)
        except DomainError as error:
            form.add_error(None, sentence(error))
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": title, "back": back or reverse("network:centres"), "help_text": help_text}
    return render(request, "network/form.html", context, status=status)


def done(request: HttpRequest, to: str, act: Callable[[], object], text: str, undo: str = "") -> HttpResponse:
    """Does it, says so or why not, and goes to an address."""
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, text, extra_tags=f"undo:{undo}" if undo else "")
    return redirect(to)
