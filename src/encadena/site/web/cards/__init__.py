"""Cards of the home page that look across rooms: what waits for me, what changed, how far are we."""

from .changes import changes
from .pending import pending
from .portfolio import portfolio

__all__ = ["changes", "pending", "portfolio"]
