"""What the room shows elsewhere, one module per noun."""

from . import certifications, diagnoses, handover, plans, portal, programs, questionnaires, statistics  # noqa: F401
