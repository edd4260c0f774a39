"""Where a meeting is held, in words: at its table, by video, or both for those in the hall."""

from django.utils.translation import gettext as _

from ..choices import MeetingMode
from ..models import Participant, Table
from ..queries.programme import Desk
from ..queries.timetable import Placed


def table_for(placed: Placed, person: Participant | None) -> Table | None:
    """The table, unless whoever reads of it is elsewhere."""
    elsewhere = person is not None and person.mode == MeetingMode.VIRTUAL and is_far(placed)
    return None if elsewhere else placed.table


def column(placed: Placed, person: Participant | None = None) -> str:
    """As a cell under the heading «Mesa», that ``person`` reads: ``3``, ``Por video``, or ``3, por video``."""
    table = table_for(placed, person)
    if table is None:
        return _("Por video")
    return f"{table}, {_('por video')}" if is_far(placed) else str(table)


def sentence(placed: Placed) -> str:
    """By itself: ``Mesa 3``."""
    if placed.table is None:
        return _("Por video")
    at_table = _("Mesa %(table)s") % {"table": placed.table}
    return f"{at_table}, {_('por video')}" if is_far(placed) else at_table


def within(table: Table | Desk | str | None) -> str:
    """After an hour: ``mesa 3`` or ``por video``."""
    name = table.name if isinstance(table, Desk) else str(table or "")
    return _("mesa %(table)s") % {"table": name} if name else _("por video")


def is_far(placed: Placed) -> bool:
    return placed.meeting.mode == MeetingMode.VIRTUAL
