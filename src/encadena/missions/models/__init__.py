from .application import Application, Debrief, Payment, Score
from .mission import Criterion, Guest, Item, Mission

__all__ = ["Application", "Criterion", "Debrief", "Guest", "Item", "Mission", "Payment", "Score"]
