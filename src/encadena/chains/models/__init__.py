"""Linkage projects and what hangs from them, one module per noun."""

from .agreement import Agreement
from .alliance import Alliance, AllianceParty
from .anchor import AnchorBuyer
from .gap import RequirementGap
from .indicator import IndicatorKind, Measure
from .member import ProjectMember
from .project import KindSpell, LinkageProject, ProjectStage
from .requirement import Requirement, RequirementState
from .sale import ChainSale

__all__ = [
    "Agreement",
    "Alliance",
    "AllianceParty",
    "AnchorBuyer",
    "ChainSale",
    "IndicatorKind",
    "KindSpell",
    "LinkageProject",
    "Measure",
    "ProjectMember",
    "ProjectStage",
    "Requirement",
    "RequirementGap",
    "RequirementState",
]
