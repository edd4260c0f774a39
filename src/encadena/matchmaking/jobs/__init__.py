"""What the room does in the background; importing it registers the jobs."""

from . import agenda, choosing, event_files, notices, proposing, repair

__all__ = ["agenda", "choosing", "event_files", "notices", "proposing", "repair"]
