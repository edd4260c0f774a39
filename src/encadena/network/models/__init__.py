"""Institutions, centres, who runs them, who works where, and what they have to reach."""

from .contract import ContractEvent, OperatingContract
from .place import Centre, Institution
from .post import Post
from .stated import StatedFigure
from .target import Target, TargetBatch

__all__ = [
    "Centre",
    "ContractEvent",
    "Institution",
    "OperatingContract",
    "Post",
    "StatedFigure",
    "Target",
    "TargetBatch",
]
