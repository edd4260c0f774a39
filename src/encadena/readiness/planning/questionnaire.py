"""A version as the engine reads it, and what is wrong with a draft."""

from collections.abc import Mapping
from typing import Any

from encadena.engines.readiness import validation
from encadena.engines.readiness.branching import open_items, shown_items
from encadena.engines.readiness.content import Unreadable, content_of, questionnaire_of
from encadena.engines.readiness.questionnaire import Dimension, Item, Questionnaire, Text, Veto
from encadena.engines.readiness.validation import Problem

from ..models import QuestionnaireVersion

UNREADABLE = "unreadable"

__all__ = ["Dimension", "Item", "Problem", "Questionnaire", "Text", "Veto", "content_of"]


def read(version: QuestionnaireVersion) -> Questionnaire:
    """Raises ``Unreadable`` for a draft that is not even a questionnaire. Read once per row, for it is asked often."""
    kept: tuple[object, Questionnaire] | None = version.__dict__.get("_read")
    if kept is None or kept[0] is not version.content:
        kept = version.__dict__["_read"] = (version.content, questionnaire_of(version.content))
    return kept[1]


def problems_of(content: Mapping[str, Any]) -> list[Problem]:
    """What keeps this content from being published."""
    try:
        return validation.problems_of(questionnaire_of(content))
    except Unreadable as error:
        return [Problem(UNREADABLE, params={"where": error.where})]


def asked_of(questionnaire: Questionnaire, kinds: frozenset[str]) -> list[tuple[Dimension, list[Item]]]:
    """Every item that a firm of these kinds may be asked, by dimension; dimensions without any are left out."""
    asked = {item.code for item in (*shown_items(questionnaire, kinds, {}), *open_items(questionnaire, kinds, {}))}
    found = [(d, [item for item in d.items if item.code in asked]) for d in questionnaire.dimensions]
    return [(dimension, items) for dimension, items in found if items]
