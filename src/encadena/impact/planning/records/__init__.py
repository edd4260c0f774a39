"""Any number of a report opens the records that it counted, within the reader's scope."""

from .opening import Opened, every_record, opened

__all__ = ["Opened", "every_record", "opened"]
