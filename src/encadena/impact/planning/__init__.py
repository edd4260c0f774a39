"""From records to reports, and what may be shown of them."""

from .disclosure import public_view
from .recounting import compare_snapshot
from .report import network_report
from .showing import report_shown_to

__all__ = ["compare_snapshot", "network_report", "public_view", "report_shown_to"]
