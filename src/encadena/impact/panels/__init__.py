"""What results show in the shell, one module per subject."""

from . import comparing

__all__ = ["comparing"]
