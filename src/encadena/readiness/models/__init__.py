"""Questionnaires, diagnoses, gaps, plans and certifications, one module per noun."""

from .diagnosis import Answer, Diagnosis, Rating, Talk
from .questionnaire import Questionnaire, QuestionnaireVersion
from .statistics import StatisticsRun

__all__ = ["Answer", "Diagnosis", "Questionnaire", "QuestionnaireVersion", "Rating", "StatisticsRun", "Talk"]
