from .application import Application, Debrief, Payment, Score
from .milestone import DebriefMilestone
from .mission import Criterion, Guest, Item, Mission
from .notice import Notice
from .paper import Paper

__all__ = [
    "Application",
    "Criterion",
    "Debrief",
    "DebriefMilestone",
    "Guest",
    "Item",
    "Mission",
    "Notice",
    "Paper",
    "Payment",
    "Score",
]
