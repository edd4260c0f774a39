"""What the log is asked: the story of one record, and the page of everything."""

from .log import Filters, Page, entries_visible_to, page_of
from .timeline import timeline_of

__all__ = ["Filters", "Page", "entries_visible_to", "page_of", "timeline_of"]
