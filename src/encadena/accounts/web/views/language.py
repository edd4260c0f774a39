"""The language switch, of visitors and of people with an account."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as remember_in_browser

from ...actions import profile
from ...models import User


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponseBase:
    """Remembers the language in the browser, and in the account of whoever has one."""
    code = request.POST.get("language", "")
    if isinstance(request.user, User) and code in dict(settings.LANGUAGES):
        profile.set_language(request.user, code, actor=request.user)
    return remember_in_browser(request)
