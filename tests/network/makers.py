"""Valid rows of the network for tests."""

from typing import Any

from encadena.network.actions.practice import publish_practice, write_practice
from encadena.network.models import Centre, Practice

STORY = {
    "title": "Primera cita en tres días",
    "subject": "",
    "problem": "La gente esperaba tres semanas.",
    "context": "Comuna rural.",
    "how": "Se guardan dos horas diarias para primeras citas.",
    "cost": "4 horas a la semana",
    "result": "La espera bajó a tres días.",
    "evidence": "Agenda del centro.",
    "from_error": False,
    "reach": "network",
}


def a_draft(centre: Centre, **fields: Any) -> Practice:
    return write_practice(centre, data={**STORY, **fields}, actor=None)


def a_practice(centre: Centre, **fields: Any) -> Practice:
    return publish_practice(a_draft(centre, **fields), actor=None)
