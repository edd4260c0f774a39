"""Who sees which jobs, which attempts own their row, which workers live."""

from .jobs import (
    job_visible_to,
    jobs_of,
    jobs_visible_to,
    latest_job,
    may_follow,
    open_count,
    row_of_attempt,
    somebody_works,
    to_announce,
    under_way,
)
from .workers import worker_command

__all__ = [
    "job_visible_to",
    "jobs_of",
    "jobs_visible_to",
    "latest_job",
    "may_follow",
    "open_count",
    "row_of_attempt",
    "somebody_works",
    "to_announce",
    "under_way",
    "worker_command",
]
