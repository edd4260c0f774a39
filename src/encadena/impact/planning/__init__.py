"""From records to reports."""

from .report import network_report

__all__ = ["network_report"]
