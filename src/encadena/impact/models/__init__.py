"""Reports that were counted, and reports that were published."""

from .computed import ComputedReport
from .snapshot import Snapshot

__all__ = ["ComputedReport", "Snapshot"]
