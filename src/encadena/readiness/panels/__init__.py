"""What the room shows elsewhere, one module per noun."""

from . import (  # noqa: F401
    certifications,
    diagnoses,
    gap_material,
    handover,
    plans,
    portal,
    programs,
    questionnaires,
    statistics,
)
