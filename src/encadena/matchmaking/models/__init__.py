from .agenda import Agenda, AgendaMeeting, AgendaMove
from .buyer import Buyer, BuyerDelegate
from .meeting import Meeting, MeetingImport, Precedence
from .participant import Participant, Unavailability
from .round import Day, Round, Slot, Table

__all__ = [
    "Agenda",
    "AgendaMeeting",
    "AgendaMove",
    "Buyer",
    "BuyerDelegate",
    "Day",
    "Meeting",
    "MeetingImport",
    "Participant",
    "Precedence",
    "Round",
    "Slot",
    "Table",
    "Unavailability",
]
