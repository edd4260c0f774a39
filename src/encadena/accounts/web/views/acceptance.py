"""Answering an invitation. Public: whoever has the link has been invited."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from encadena.kernel.errors import DomainError

from ...actions import invitation as actions
from ...models import Invitation, User
from ...queries.invitations import usable
from ...wording import sentence
from ..forms.invitations import AcceptForm


@never_cache
@login_not_required
@sensitive_post_parameters("password1", "password2")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    if isinstance(request.user, User):
        return render(request, "accounts/already_signed_in.html")
    try:
        return _answer(request, token, usable(token))
    except DomainError as error:
        status = 404 if error.code == "unknown" else 410
        return render(request, "accounts/invitation_unusable.html", {"text": sentence(error)}, status=status)


def _answer(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(invitation.language)  # what the inviter chose, until the person chooses
        request.LANGUAGE_CODE = invitation.language
    initial = {"full_name": invitation.full_name, "language": translation.get_language()}
    form = AcceptForm(request.POST or None, email=invitation.email, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = actions.accept(
            token, full_name=given["full_name"], language=given["language"], password=given["password1"], actor=None
        )
        response: HttpResponse = perform_login(request, user, email_verification="none")
        return response
    return render(request, "accounts/accept.html", {"form": form, "invitation": invitation})
