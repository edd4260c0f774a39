"""What people type about rounds."""

from .buyer import BuyerForm
from .files import MeetingFileForm, ProblemFileForm
from .meeting import MeetingForm, NewMeetingForm
from .round import RoundForm
from .slots import SlotForm, SlotsForm, TablesForm

__all__ = [
    "BuyerForm",
    "MeetingFileForm",
    "MeetingForm",
    "NewMeetingForm",
    "ProblemFileForm",
    "RoundForm",
    "SlotForm",
    "SlotsForm",
    "TablesForm",
]
