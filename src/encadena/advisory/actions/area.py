"""The versioned catalogue of areas of advice."""

import csv
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import AREA_CODE_TAKEN, AREA_RETIRED
from ..models import Area


def add_area(*, code: str, name_es: str, name_en: str, actor: User | None) -> Area:
    """A new area, in force from today and shown last. Raises ``area_code_taken``."""
    with transaction.atomic():
        if Area.objects.filter(code=code).exists():
            raise DomainError(AREA_CODE_TAKEN, taken=code)
        last = Area.objects.order_by("-position").values_list("position", flat=True).first() or 0
        area = Area.objects.create(code=code, name_es=name_es, name_en=name_en, position=last + 1, since=clock.today())
        record("area.added", area, actor=actor)
    return area


def retire_area(area: Area, *, replaced_by: Area | None, actor: User | None) -> Area:
    """From today nobody can choose it; what was logged under it keeps it. Raises ``area_retired``."""
    with transaction.atomic():
        current = Area.objects.select_for_update().get(pk=area.pk)
        if current.until or (replaced_by and (replaced_by.until or replaced_by.pk == current.pk)):
            raise DomainError(AREA_RETIRED, area=str(current if current.until else replaced_by))
        current.until, current.replaced_by = clock.today(), replaced_by
        current.save(update_fields=["until", "replaced_by"])
        record("area.retired", current, actor=actor, context={"replaced_by": str(replaced_by or "")})
    return current


def _load(model: Callable[[str], Any]) -> None:
    """The first version of the catalogue, for a new database."""
    with files("encadena.advisory.tables").joinpath("areas.csv").open(encoding="utf-8") as table:
        rows = [model("Area")(position=n, **row) for n, row in enumerate(csv.DictReader(table), 1)]
    model("Area").objects.bulk_create(rows, ignore_conflicts=True)
