"""The writes of the queue."""

from .queue import announce, cancel, enqueue, retry
from .reaping import reap, reap_now_and_then
from .running import run_job, send

__all__ = ["announce", "cancel", "enqueue", "reap", "reap_now_and_then", "retry", "run_job", "send"]
