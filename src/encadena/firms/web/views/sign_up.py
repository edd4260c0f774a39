"""Signing up for a firm without an invitation. Public: the answer is the same whatever is registered."""

from typing import Any

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ...actions.representation_request import ask_representation
from ...actions.representation_request import sign_up as make_account
from ...wording.errors import sentence_of
from ..forms.sign_up import AskForm, SignUpForm


@never_cache
@login_not_required
@sensitive_post_parameters("password1", "password2")
def sign_up(request: HttpRequest) -> HttpResponse:
    """With an account of a firm only the firm and the proof are asked; other roles have nothing to do here."""
    user = request.user if isinstance(request.user, User) else None
    if user and user.role != Role.FIRM:
        return render(request, "firms/sign_up/not_for_you.html")
    kind = AskForm if user else SignUpForm
    form = kind(request.POST, request.FILES) if request.method == "POST" else kind()
    if request.method == "POST":
        refused: HttpResponse | None = ratelimit.consume_or_429(
            request, config=app_settings.RATE_LIMITS, action="signup"
        )
        if refused or (form.is_valid() and _accepted(request, form, user)):
            return refused or redirect("home" if user else "sign_up_done")
    return render(request, "firms/sign_up/form.html", {"form": form})


@require_safe
@login_not_required
def done(request: HttpRequest) -> HttpResponse:
    return render(request, "firms/sign_up/done.html")


def _accepted(request: HttpRequest, form: AskForm, user: User | None) -> bool:
    given = form.cleaned_data
    what: dict[str, Any] = {
        "firm_rut": given["firm_rut"], "firm_name": given["firm_name"], "upload": given["proof"],
        "file_name": given["proof"].name,
    }  # fmt: skip
    try:
        if user:
            ask_representation(**what, actor=user)
            messages.success(request, _("Recibimos tu solicitud."))
        else:
            _new(request, given, what)
    except DomainError as error:
        form.add_error("proof" if error.code.startswith(("document", "proof")) else None, sentence_of(error))
        return False
    return True


def _new(request: HttpRequest, given: dict[str, Any], what: dict[str, Any]) -> None:
    made = make_account(
        email=given["email"], full_name=given["full_name"], password=given["password1"],
        language=(translation.get_language() or "es")[:2], actor=None, **what,
    )  # fmt: skip
    if made:
        EmailAddress.objects.get(user=made.user).send_confirmation(request, signup=True)
