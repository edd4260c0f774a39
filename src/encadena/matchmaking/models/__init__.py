from .agenda import Agenda, AgendaMeeting, AgendaMove
from .agenda_rules import AgendaRules
from .application import Application
from .brought import Brought
from .buyer import Buyer, BuyerDelegate
from .closure import Closure
from .exchange_rate import ExchangeRate
from .happening import Happening
from .interpreter import Interpreter
from .market_wish import MarketWish
from .meeting import Companion, Meeting, MeetingImport, Precedence
from .need import Need
from .notice import Notice
from .outcome import Outcome, OutcomeMail, OutcomeMilestone
from .participant import Participant, Unavailability
from .presence import Mark
from .proposal import Proposal
from .pulse import Pulse
from .repair import Repair
from .replay import SavedProblem
from .round import Day, Round, Slot, Table
from .satisfaction import SatisfactionAnswer, SatisfactionGiven
from .series import Series
from .sheet import SheetImport
from .suggestion import Selection, Suggestion
from .terms import Terms
from .wish import Wish

__all__ = [
    "Agenda",
    "AgendaMeeting",
    "AgendaMove",
    "AgendaRules",
    "Application",
    "Brought",
    "Buyer",
    "BuyerDelegate",
    "Closure",
    "Companion",
    "Day",
    "ExchangeRate",
    "Happening",
    "Interpreter",
    "Mark",
    "MarketWish",
    "Meeting",
    "MeetingImport",
    "Need",
    "Notice",
    "Outcome",
    "OutcomeMail",
    "OutcomeMilestone",
    "Participant",
    "Precedence",
    "Proposal",
    "Pulse",
    "Repair",
    "Round",
    "SatisfactionAnswer",
    "SatisfactionGiven",
    "SavedProblem",
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
