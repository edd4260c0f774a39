"""Every test of this room may enqueue the sample jobs."""

from . import sample_jobs

__all__ = ["sample_jobs"]
