"""Questionnaires, diagnoses, gaps, plans and certifications, one module per noun."""

from .certification import CertificationProject, CertificationStage, Standard
from .diagnosis import Answer, Diagnosis, Rating, Talk
from .gap import Gap
from .gap_material import GapMaterial
from .plan import Plan
from .plan_action import PlanAction
from .questionnaire import Questionnaire, QuestionnaireVersion
from .statistics import StatisticsRun

__all__ = [
    "Answer",
    "CertificationProject",
    "CertificationStage",
    "Diagnosis",
    "Gap",
    "GapMaterial",
    "Plan",
    "PlanAction",
    "Questionnaire",
    "QuestionnaireVersion",
    "Rating",
    "Standard",
    "StatisticsRun",
    "Talk",
]
