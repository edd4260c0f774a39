"""What holds on every page of somebody signed in: their language, a second factor where required, and the limits of a
session that came in by a link."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from ..models import User
from ..queries.links import still_open
from ..queries.security import MISSING, needs_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
BY_LINK = "came_by_link"  # key of the session: the link by which its person came in
_GUARDED = ("account_", "mfa_", "usersessions_", "accounts:tokens", "accounts:revoke_token", "accounts:restore_token")
_OPEN = ("mfa_", "account_", "set_language", "usersessions_")


class UserLanguageMiddleware:
    """Speaks the language of the account, whatever the browser says."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return self.get_response(request)
        language = request.user.language  # read now: after signing out there is nobody to ask
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecondFactorMiddleware:
    """Roles that need a second factor are reminded; with ``ENCADENA_REQUIRE_MFA=1`` they set it up first of all."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_MFA and self._is_missing(request):
            return redirect("mfa_index")
        if MISSING in request.session and not request.path_info.startswith(reverse("mfa_index")):
            request.notices = ["accounts/notices/second_factor.html"]  # type: ignore[attr-defined]  # drawn by the shell
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and not self._is_open(request) and needs_second_factor(request.user)

    @staticmethod
    def _is_open(request: HttpRequest) -> bool:
        """Setting it up, leaving and changing language stay possible; so do static files."""
        if request.path_info.startswith(settings.STATIC_URL):
            return True
        try:
            return (resolve(request.path_info).url_name or "").startswith(_OPEN)
        except Resolver404:  # answered further down
            return True


class LinkSessionMiddleware:
    """A session that came in by a link lasts as long as the link, and touches nothing that protects the account:
    whoever got hold of a mail cannot make themselves a password."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        link = request.session.get(BY_LINK)
        if link is None:
            return self.get_response(request)
        if not still_open(link):
            logout(request)
            return redirect(settings.LOGIN_URL)
        if _name(request).startswith(_GUARDED) and _name(request) != "account_logout":
            raise PermissionDenied
        return self.get_response(request)


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:  # answered further down
        return ""
