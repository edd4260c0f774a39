"""The list under the search box, and the page of results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from encadena.accounts.models import User

from ..queries import find
from ..registry import sources

LIVE = 5
PAGE = 10
ONE_KIND = 100


@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """While somebody types: the best few of every kind."""
    text = request.GET.get("q", "")
    return render(request, "search/live.html", {"q": text.strip(), "results": find(_user(request), text, limit=LIVE)})


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """``?q=`` words, ``?clase=`` one kind: then up to a hundred of it."""
    text, kind = request.GET.get("q", ""), request.GET.get("clase") or None
    kinds = sources()
    if kind and kind not in {s.kind for s in kinds}:
        raise Http404
    found = find(_user(request), text, limit=ONE_KIND if kind else PAGE, kind=kind)
    context = {"q": text.strip(), "results": found, "kind": kind, "kinds": kinds, "one_kind": ONE_KIND}
    return render(request, "search/results.html", context)


def _user(request: HttpRequest) -> User:
    """The login-required middleware has let nobody else in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
