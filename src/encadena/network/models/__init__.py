"""Institutions, centres, who runs them, who works where, and what they have to reach."""

from .contract import ContractEvent, OperatingContract
from .handover import Handover, HandoverClient, HandoverPerson, HandoverSection, HandoverSignature
from .place import Centre, Institution
from .post import Post
from .practice import Practice, PracticeAdoption
from .review import ContractObservation, ContractReview
from .stated import StatedFigure
from .target import Target, TargetBatch

__all__ = [
    "Centre",
    "ContractEvent",
    "ContractObservation",
    "ContractReview",
    "Handover",
    "HandoverClient",
    "HandoverPerson",
    "HandoverSection",
    "HandoverSignature",
    "Institution",
    "OperatingContract",
    "Post",
    "Practice",
    "PracticeAdoption",
    "StatedFigure",
    "Target",
    "TargetBatch",
]
