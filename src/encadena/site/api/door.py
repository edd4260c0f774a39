"""The API put together: the rooms' routers, one key check, one shape of refusal, one rule for repetitions."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from encadena.advisory.api import clients, milestones, sessions
from encadena.chains.api import alliances, projects
from encadena.readiness.api import diagnoses, gaps, plan_actions, plans

from .bearer import Bearer
from .once import once
from .refusals import refusal, register

PREFIX = "/api/v1/"

api = NinjaAPI(title="Encadena", version="1", urls_namespace="api", docs_url=None, openapi_url=None, auth=Bearer())
register(api)
api.add_decorator(once)
api.add_router("/clients", clients.router, tags=["clients"])
api.add_router("/sessions", sessions.router, tags=["sessions"])
api.add_router("/milestones", milestones.router, tags=["milestones"])
api.add_router("/diagnoses", diagnoses.router, tags=["diagnoses"])
api.add_router("/plans", plans.router, tags=["plans"])
api.add_router("/plans/gaps", gaps.router, tags=["plans"])
api.add_router("/plans/actions", plan_actions.router, tags=["plans"])
api.add_router("/chains", projects.router, tags=["chains"])
api.add_router("/chains/alliances", alliances.router, tags=["chains"])


def _open(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Without signing in or a form's token: the key for programs decides."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response.headers["Allow"]
            response = refusal(405, "method_not_allowed", params={"allowed": allowed})
            response.headers["Allow"] = allowed
        return response

    return opened


def _nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    return refusal(404, "not_found")


def _patterns() -> Iterator[URLPattern]:
    for pattern in api.urls[0]:
        assert isinstance(pattern, URLPattern)  # noqa: S101  routers make plain patterns
        if pattern.name != "api-root":
            pattern.callback = _open(pattern.callback)
            yield pattern
    yield path("<path:rest>", _open(_nothing_here), name="nothing_here")


app_name = "api"
urlpatterns = list(_patterns())
