"""Files of a large event that were asked for."""

from django.core.files.storage import default_storage

from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.kernel import clock

from ..models import Agenda
from ..rules.event_files import KEPT, EventFile, takes_long

KIND = "matchmaking.event_file"
LOOKED_AT = 50
"""The youngest jobs of an agenda among which one is looked for."""


def is_large(agenda: Agenda) -> bool:
    """Whether its files take longer than somebody should wait for a page."""
    return takes_long(agenda.meetings.count())


def latest_asked(agenda: Agenda, wanted: EventFile) -> Job | None:
    """The youngest job that draws this file of the agenda as it is now."""
    args = wanted.as_args(agenda=agenda.pk, version=agenda.version)
    jobs = Job.objects.filter(kind=KIND, subject_kind=agenda._meta.label_lower, subject_id=str(agenda.pk))
    return next((job for job in jobs.order_by("-id")[:LOOKED_AT] if job.args == args), None)


def stored_file(job: Job | None) -> str:
    """The name of the file in the storage; empty if there is none, or none any more."""
    if job is None or job.state != State.DONE or job.finished_at is None or job.finished_at < clock.now() - KEPT:
        return ""
    name = str(job.result.get("file", ""))
    return name if name and default_storage.exists(name) else ""
