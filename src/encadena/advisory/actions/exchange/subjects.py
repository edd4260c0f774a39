"""Which subjects the exchange knows."""

from collections.abc import Mapping
from typing import Any

from ...choices import SheetSubject
from ...registry import WithBrought
from .attendance import AttendanceSheet
from .milestones import MilestoneSheet
from .sessions import SessionSheet
from .sheet import Sheet

_OWN: Mapping[str, Sheet[Any, Any]] = {
    SheetSubject.SESSIONS: SessionSheet(),
    SheetSubject.MILESTONES: MilestoneSheet(),
    SheetSubject.ATTENDANCE: AttendanceSheet(),
}
SHEETS: Mapping[str, Sheet[Any, Any]] = WithBrought(_OWN, "sheet")
