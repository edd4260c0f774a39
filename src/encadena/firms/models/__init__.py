from .firm import Assignment, Firm, FirmActivity, Membership, Representation, YearlySales
from .imports import ColumnMap, Import, ImportChange, ImportIssue
from .offering import Offering
from .ownership import Ownership, Person
from .tidying import DuplicateDecision, Merge, SavedView

__all__ = [
    "Assignment",
    "ColumnMap",
    "DuplicateDecision",
    "Firm",
    "FirmActivity",
    "Import",
    "ImportChange",
    "ImportIssue",
    "Membership",
    "Merge",
    "Offering",
    "Ownership",
    "Person",
    "Representation",
    "SavedView",
    "YearlySales",
]
