"""One's own keys for programs. A new one is shown on the answer to its form and never again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import token as actions
from ...models import ApiToken
from ...queries.tokens import tokens_visible_to
from ...wording import sentence
from ..forms.tokens import TokenForm
from ..person import person

SHOWN = 100


@never_cache
def index(request: HttpRequest) -> HttpResponse:
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = actions.create_token(**form.cleaned_data, actor=person(request))
            form = TokenForm()
        except DomainError as error:
            form.add_error(None, sentence(error))
    tokens = tokens_visible_to(request.user)[:SHOWN]
    context = {"form": form, "secret": secret, "tokens": tokens, "now": clock.now()}
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    actions.revoke_token(_own(request, pk), actor=person(request))
    undo = reverse("accounts:restore_token", args=[pk])
    messages.success(request, _("Revocamos la llave: ya no abre nada."), extra_tags=f"undo:{undo}")
    return redirect("accounts:tokens")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    actions.restore_token(_own(request, pk), actor=person(request))
    messages.success(request, _("La llave sirve otra vez."))
    return redirect("accounts:tokens")


def _own(request: HttpRequest, pk: int) -> ApiToken:
    return get_object_or_404(tokens_visible_to(request.user), pk=pk)
