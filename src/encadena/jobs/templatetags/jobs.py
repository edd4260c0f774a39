"""What a template needs to draw a job: ``{% job_card job as card %}``."""

from dataclasses import dataclass
from datetime import timedelta

from django import template
from django.template import Context

from encadena.kernel import clock

from .. import registry, wording
from ..choices import State
from ..models import Job
from ..queries import may_follow, somebody_works
from ..rules import time_left

register = template.Library()

TONES = {
    State.DONE: "good",
    State.FAILED: "bad",
    State.RUNNING: "attention",
    State.CANCELLED: "plain",
    State.QUEUED: "plain",
}


@dataclass(frozen=True)
class Card:
    """A job in words. ``percent`` None: it waits, or has not told yet. Who may not follow it only reads."""

    job: Job
    followed: bool
    label: str
    tone: str
    percent: float | None
    note: str
    left: str
    stop_label: str
    result: str
    error: str
    link: str
    may_retry: bool
    lonely: bool
    again_at: object


@register.simple_tag(takes_context=True)
def job_card(context: Context, job: Job) -> Card:
    definition = registry.definition_of(job.kind)
    now = clock.now()
    left = None
    if definition and definition.steady and job.running and not job.cancel_requested:
        left = time_left(job.progress, job.started_at, now)
    waiting = job.state == State.QUEUED
    return Card(
        job=job,
        followed=may_follow(context["request"].user, job),
        label=wording.label_of(job),
        tone=TONES[State(job.state)],
        percent=job.progress * 100 if job.running and job.progress else None,
        note=wording.note_of(job),
        left=wording.time_left(left) if left else "",
        stop_label=wording.stop_label_of(job),
        result=wording.result_of(job) if job.state == State.DONE else "",
        error=wording.error_of(job) if job.state == State.FAILED else "",
        link=(definition.link(job) or "") if definition and definition.link and job.state == State.DONE else "",
        may_retry=definition is not None and job.state in {State.FAILED, State.CANCELLED},
        lonely=waiting and job.not_before < now - timedelta(seconds=15) and not somebody_works(),
        again_at=job.not_before if waiting and job.attempts and job.not_before > now else None,
    )
