"""Questionnaires, diagnoses, gaps, plans and certifications, one module per noun."""

from .diagnosis import Answer, Diagnosis, Rating, Talk
from .gap import Gap
from .plan import Plan
from .plan_action import PlanAction
from .questionnaire import Questionnaire, QuestionnaireVersion
from .statistics import StatisticsRun

__all__ = [
    "Answer",
    "Diagnosis",
    "Gap",
    "Plan",
    "PlanAction",
    "Questionnaire",
    "QuestionnaireVersion",
    "Rating",
    "StatisticsRun",
    "Talk",
]
