"""Who sees which jobs, which attempts own their row, which workers live."""

from .jobs import jobs_of, jobs_visible_to, latest_job, open_count, row_of_attempt, to_announce
from .workers import worker_command

__all__ = [
    "jobs_of",
    "jobs_visible_to",
    "latest_job",
    "open_count",
    "row_of_attempt",
    "to_announce",
    "worker_command",
]
