"""Two things that hold on every page of somebody signed in: their language, and a second factor where required."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from ..models import User
from ..queries.security import MISSING, needs_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
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
