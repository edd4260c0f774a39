"""Any number of a report opens the records that it counted, within the reader's scope."""

from .opening import EXPORTED, Opened, every_page, opened

__all__ = ["EXPORTED", "Opened", "every_page", "opened"]
