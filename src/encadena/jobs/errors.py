"""Codes of what may go wrong with a job; ``wording`` has the sentences."""

UNKNOWN_KIND = "job_unknown"
UNEXPECTED = "job_unexpected"
WORKER_LOST = "job_worker_lost"
NOT_OPEN = "job_not_open"
NOT_FINISHED = "job_not_finished"
