"""Coming in by a link from a mail. Public: whoever holds it received it; opening it signs nobody in, a press does.

Mail scanners open every link of a mail, so a GET changes nothing.
"""

from allauth.account import app_settings
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import link as actions
from ...choices import LinkPurpose
from ...errors import LinkError
from ...models import AccessLink, User
from ...queries.links import genuine, usable
from ...wording import sentence
from ..middleware import BY_LINK


@never_cache
@login_not_required
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Says whose account it is; the button signs in and goes where the link leads, nowhere else."""
    try:
        link = usable(token, purpose=LinkPurpose.SIGN_IN)
    except LinkError as error:
        return _over(request, token, error)
    if isinstance(request.user, User):
        same = request.user == link.user
        return redirect(link.path) if same else render(request, "accounts/link_of_another.html", {"link": link})
    _speak(request, link)
    if request.method == "POST":
        return _limited(request, link) or _let_in(request, link)
    return render(request, "accounts/enter_by_link.html", {"link": link})


@never_cache
@login_not_required
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """A fresh link to the account's own mail. The page says the same whether a mail left or one had left already."""
    try:
        link = genuine(token, purpose=LinkPurpose.SIGN_IN)
        _speak(request, link)
        if refused := _limited(request, link):
            return refused
        actions.renew_link(link, site=request.build_absolute_uri("/").rstrip("/"), actor=link.user)
    except DomainError as error:
        return _over(request, "", error)
    return render(request, "accounts/link_renewed.html")


def _let_in(request: HttpRequest, link: AccessLink) -> HttpResponse:
    actions.note_entry(link, actor=link.user)
    response: HttpResponse = perform_login(request, link.user, email_verification="none", redirect_url=link.path)
    if isinstance(request.user, User):  # a second factor may still be asked
        request.session[BY_LINK] = link.pk
        request.session.set_expiry(link.expires_at)
    return response


def _limited(request: HttpRequest, link: AccessLink) -> HttpResponse | None:
    """By link, not by address: at an event a thousand phones share one. Nobody guesses a token."""
    answer: HttpResponse | None = ratelimit.consume_or_429(
        request, config=app_settings.RATE_LIMITS, action="link", key=str(link.pk)
    )
    return answer


def _over(request: HttpRequest, token: str, error: DomainError) -> HttpResponse:
    """Expired links may be renewed by whoever holds them; withdrawn and unknown ones may not."""
    renewable = error.code == "link_expired" and bool(token)
    status = 404 if error.code == "link_unknown" else 410
    context = {"text": sentence(error), "token": token if renewable else ""}
    return render(request, "accounts/link_unusable.html", context, status=status)


def _speak(request: HttpRequest, link: AccessLink) -> None:
    """The language of the account, unless the browser chose one."""
    if link.user and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(link.user.language)
        request.LANGUAGE_CODE = link.user.language
