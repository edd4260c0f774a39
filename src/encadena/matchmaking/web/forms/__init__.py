"""What people type about rounds."""

from .buyer import BuyerForm
from .files import MeetingFileForm, ProblemFileForm
from .meeting import MeetingForm, NewMeetingForm
from .order import OrderForm
from .round import RoundForm
from .slots import SlotForm, SlotsForm, TablesForm

__all__ = [
    "BuyerForm",
    "MeetingFileForm",
    "MeetingForm",
    "NewMeetingForm",
    "OrderForm",
    "ProblemFileForm",
    "RoundForm",
    "SlotForm",
    "SlotsForm",
    "TablesForm",
]
