from .agenda import Agenda, AgendaMeeting, AgendaMove
from .application import Application
from .buyer import Buyer, BuyerDelegate
from .meeting import Meeting, MeetingImport, Precedence
from .need import Need
from .notice import Notice
from .participant import Participant, Unavailability
from .round import Day, Round, Slot, Table
from .series import Series
from .sheet import SheetImport
from .suggestion import Selection, Suggestion
from .terms import Terms
from .wish import Wish

__all__ = [
    "Agenda",
    "AgendaMeeting",
    "AgendaMove",
    "Application",
    "Buyer",
    "BuyerDelegate",
    "Day",
    "Meeting",
    "MeetingImport",
    "Need",
    "Notice",
    "Participant",
    "Precedence",
    "Round",
    "Selection",
    "Series",
    "SheetImport",
    "Slot",
    "Suggestion",
    "Table",
    "Terms",
    "Unavailability",
    "Wish",
]
