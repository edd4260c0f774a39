"""The drawer, the panel of one job, the page of all."""

import json
from collections.abc import Callable, Iterable

from django.contrib import messages
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from .. import actions, wording
from ..choices import State
from ..models import Job
from ..queries import job_visible_to, jobs_of, jobs_visible_to, open_count, to_announce
from ..registry import definition_of

IN_DRAWER = 12
ON_PAGE = 30
LEVELS = {State.DONE: constants.SUCCESS, State.FAILED: constants.ERROR, State.CANCELLED: constants.INFO}


def _user(request: HttpRequest) -> User:
    """The login-required middleware has let nobody else in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _job(request: HttpRequest, pk: int) -> Job:
    if job := job_visible_to(request.user, pk):
        return job
    raise Http404


@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    page = Paginator(jobs_visible_to(user), ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "jobs/list.html", {"page_obj": page, "everybody": user.role == Role.ADMINISTRATOR})


@require_GET
def drawer(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    actions.reap_now_and_then()
    jobs = list(jobs_of(user)[:IN_DRAWER])
    _seen(user, jobs)
    return render(request, "jobs/drawer.html", {"jobs": jobs, "any_open": any(j.open for j in jobs)})


@require_GET
def badge(request: HttpRequest) -> HttpResponse:
    """How many run; a toast for each that ended while its person was looking elsewhere, and the event ``job-ended``."""
    user = _user(request)
    actions.reap_now_and_then()
    news = actions.announce(to_announce(user), actor=user)
    context = {"open": open_count(user), "ended": [_toast(job) for job in news]}
    response = render(request, "jobs/badge.html", context)
    return _with_event(response, news)


@require_GET
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    job = _job(request, pk)
    actions.reap_now_and_then()
    return _panel(request, job)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.cancel)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.retry)


def _do(request: HttpRequest, pk: int, action: Callable[..., Job]) -> HttpResponse:
    """The job may have ended a moment ago: then its panel tells the truth and a message says why nothing happened."""
    job = _job(request, pk)
    try:
        action(job, actor=_user(request))
    except DomainError as error:
        messages.warning(request, wording.sentence(error.code, error.params))
        job.refresh_from_db()
    if not request.headers.get("HX-Request"):
        return redirect("jobs:list")
    response = _panel(request, job)
    response["HX-Trigger-After-Swap"] = "jobs-changed"
    return response


def _panel(request: HttpRequest, job: Job) -> HttpResponse:
    told = _seen(_user(request), [job])
    return _with_event(render(request, "jobs/panel.html", {"job": job}), told)


def _seen(user: User, jobs: Iterable[Job]) -> list[Job]:
    """Whoever sees the end of the own job on the screen needs no message about it."""
    ended = [j for j in jobs if not j.open and not j.announced and j.actor_id == user.pk]
    return actions.announce(ended, actor=user) if ended else []


def _with_event(response: HttpResponse, ended: Iterable[Job]) -> HttpResponse:
    """Pages may listen: ``hx-trigger="job-ended from:body"``."""
    facts = [{"id": j.pk, "kind": j.kind, "state": j.state} for j in ended]
    if facts:
        response["HX-Trigger"] = json.dumps({"job-ended": {"jobs": facts}})
    return response


def _toast(job: Job) -> Message:
    definition = definition_of(job.kind)
    text = wording.ended(job)
    link = definition.link(job) if definition and definition.link and job.state == State.DONE else None
    if link:
        text = format_html('{} <a href="{}">{}</a>', text, link, _("Ver el resultado"))
    return Message(LEVELS[State(job.state)], text)
