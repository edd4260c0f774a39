"""What results show in the shell, one module per subject."""

from . import comparing, report

__all__ = ["comparing", "report"]
