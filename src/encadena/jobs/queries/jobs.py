"""Which jobs a person sees, and which ones somebody has to look after."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Model, QuerySet, Value, When

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..choices import OPEN, State
from ..models import Job
from ..registry import definition_of


def jobs_visible_to(user: User | AnonymousUser) -> QuerySet[Job]:
    """One's own; an administrator sees everybody's, and those of the system."""
    if not isinstance(user, User) or not user.is_active:
        return Job.objects.none()
    jobs = Job.objects.select_related("actor")
    return jobs if user.role == Role.ADMINISTRATOR else jobs.filter(actor=user)


def job_visible_to(user: User | AnonymousUser, pk: int) -> Job | None:
    """One job, if it is among those above or its kind says that this person may follow it."""
    job = Job.objects.select_related("actor").filter(pk=pk).first()
    return job if job and may_follow(user, job) else None


def may_follow(user: User | AnonymousUser, job: Job) -> bool:
    if not isinstance(user, User) or not user.is_active:
        return False
    if job.actor_id == user.pk or user.role == Role.ADMINISTRATOR:
        return True
    definition = definition_of(job.kind)
    return bool(definition and definition.visible and definition.visible(user, job))


def somebody_works() -> bool:
    """Whether any job is running, which means that there is a worker."""
    return Job.objects.filter(state=State.RUNNING).exists()


def jobs_of(user: User) -> QuerySet[Job]:
    """One's own, running first, then waiting, then the latest that ended: what the drawer shows."""
    order = Case(When(state=State.RUNNING, then=Value(0)), When(state=State.QUEUED, then=Value(1)), default=Value(2))
    return Job.objects.filter(actor=user).select_related("actor").order_by(order, "-created_at", "-id")


def open_count(user: User) -> int:
    return Job.objects.filter(actor=user, state__in=OPEN).count()


def latest_job(kind: str, subject: Model | None = None) -> Job | None:
    """The youngest job of a kind, about ``subject`` when given."""
    jobs = Job.objects.filter(kind=kind)
    if subject is not None:
        jobs = jobs.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    return jobs.order_by("-id").first()


def under_way(kind: str, subject: Model) -> bool:
    """Somebody asked for it already and it has not ended."""
    job = latest_job(kind, subject)
    return job is not None and job.open


def row_of_attempt(job_id: int, claim: str) -> QuerySet[Job]:
    """The row, as long as this attempt owns it: every write of an attempt goes through this condition."""
    return Job.objects.filter(pk=job_id, claim=claim, state=State.RUNNING)


def to_announce(user: User) -> QuerySet[Job]:
    """Ended jobs whose person does not know yet."""
    return Job.objects.filter(actor=user, announced=False).exclude(state__in=OPEN).order_by("finished_at")
