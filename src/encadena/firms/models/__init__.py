from .alike import AlikePair, AlikeSearch
from .document import Document
from .firm import Assignment, Firm, FirmActivity, Membership, Representation, YearlySales
from .imports import ColumnMap, Import, ImportChange, ImportIssue, ImportRow
from .offering import Offering
from .ownership import Ownership, Person
from .reach import Reach
from .representation_request import RepresentationRequest
from .tidying import DuplicateDecision, FirmKey, LinkRequest, Merge, SavedView

__all__ = [
    "AlikePair",
    "AlikeSearch",
    "Assignment",
    "ColumnMap",
    "Document",
    "DuplicateDecision",
    "Firm",
    "FirmActivity",
    "FirmKey",
    "Import",
    "ImportChange",
    "ImportIssue",
    "ImportRow",
    "LinkRequest",
    "Membership",
    "Merge",
    "Offering",
    "Ownership",
    "Person",
    "Reach",
    "Representation",
    "RepresentationRequest",
    "SavedView",
    "YearlySales",
]
