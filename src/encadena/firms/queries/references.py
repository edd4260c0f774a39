"""Every column of the whole product that points at a firm (or at another record), found through Django's registry of
models.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from ..models import Firm

# Rows that speak of the very firm they name and stay with it when it is merged away.
STAY = frozenset(
    {
        "firms.firm",
        "firms.merge",
        "firms.duplicatedecision",
        "firms.firmkey",
        "firms.importrow",
        "firms.reach",
        "firms.alikepair",
    }
)


@dataclass(frozen=True)
class Reference:
    model: type[Model]
    column: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.column}"

    def ids(self, target_id: int) -> list[Any]:
        rows = self.model._base_manager.filter(**{self.column: target_id})
        return list(rows.order_by("pk").values_list("pk", flat=True))


def references_to_firms() -> list[Reference]:
    return references_to(Firm, STAY)


def references_to(target: type[Model], stay: Collection[str] = ()) -> list[Reference]:
    """In the rooms above too, which this room does not know: their models are registered, not imported."""
    return [
        Reference(model, field.attname)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in stay and model._meta.managed
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is target
    ]
