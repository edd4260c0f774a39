"""Measures of a project: with their method, source and period, corrected, withdrawn, brought back."""

import csv
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import (
    BASELINE_TAKEN,
    DATE_IN_FUTURE,
    MEASURE_BY_MISSING,
    MEASURE_ENDS_BEFORE_START,
    MEASURE_FACTOR_MISSING,
    MEASURE_METHOD_MISSING,
    MEASURE_SHARE,
    MEASURE_SOURCE_MISSING,
    MEASURE_VALUE_MISSING,
)
from ..models import LinkageProject, Measure
from ..queries.locking import locked

TEXTS = {"method": 300, "source": 200, "measured_by": 120, "evidence": 200, "quantity_unit": 20, "factor_source": 200}
PLAIN = ("kind", "first", "last", "value", "quantity", "factor", "firms")
OBLIGATORY = {
    "method": MEASURE_METHOD_MISSING, "source": MEASURE_SOURCE_MISSING, "measured_by": MEASURE_BY_MISSING
}  # fmt: skip


def save_measure(
    project: LinkageProject, *, measure: Measure | None, data: Mapping[str, Any], actor: User | None
) -> Measure:
    """New (None) or corrected. Where the kind asks for a factor, the value is quantity × factor.

    Raises ``chain_measure_…`` for a missing method, source, person, value, factor or its source, days the wrong way
    round and a share above 100; ``chain_baseline_taken``, ``chain_date_in_future``, ``chain_over``.
    """
    with transaction.atomic():
        current = locked(project)
        row = measure or Measure(project=current, recorded_by=actor)
        before = _told(row) if measure else {}
        for name in PLAIN:
            setattr(row, name, data.get(name))
        for name, limit in TEXTS.items():
            setattr(row, name, text_of(data.get(name) or "", limit))
        row.baseline = bool(data.get("baseline"))
        _check(row)
        row.save()
        changes = {name: [before.get(name), value] for name, value in _told(row).items() if before.get(name) != value}
        record("chain.measure_corrected" if measure else "chain.measured", row, actor=actor, changes=changes)
    return row


def withdraw_measure(measure: Measure, *, actor: User | None) -> Measure:
    return _turn(measure, clock.now(), "chain.measure_withdrawn", actor)


def bring_back_measure(measure: Measure, *, actor: User | None) -> Measure:
    """Raises ``chain_baseline_taken`` when another one became the baseline meanwhile."""
    return _turn(measure, None, "chain.measure_brought_back", actor)


def _check(row: Measure) -> None:
    for name, code in OBLIGATORY.items():
        if not getattr(row, name):
            raise DomainError(code)
    if row.last < row.first:
        raise DomainError(MEASURE_ENDS_BEFORE_START, start=row.first, end=row.last)
    if row.last > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=row.last)
    _compute(row)
    if row.kind.unit == "%" and not -100 <= row.value <= 100:
        raise DomainError(MEASURE_SHARE, value=str(row.value))
    _check_baseline(row)


def _compute(row: Measure) -> None:
    if not row.kind.by_factor:
        row.quantity = row.factor = None
        row.quantity_unit = row.factor_source = ""
        if row.value is None:
            raise DomainError(MEASURE_VALUE_MISSING)
        return
    if row.quantity is None or row.factor is None or not row.factor_source or not row.quantity_unit:
        raise DomainError(MEASURE_FACTOR_MISSING)
    row.value = (Decimal(row.quantity) * Decimal(row.factor)).quantize(Decimal("0.0001"))


def _check_baseline(row: Measure) -> None:
    others = Measure.objects.filter(project=row.project, kind=row.kind, baseline=True, withdrawn_at__isnull=True)
    taken = others.exclude(pk=row.pk).first() if row.baseline else None
    if taken:
        raise DomainError(BASELINE_TAKEN, first=taken.first, last=taken.last)


def _turn(measure: Measure, at: datetime | None, verb: str, actor: User | None) -> Measure:
    with transaction.atomic():
        locked(measure.project)
        current = Measure.objects.select_for_update(of=("self",)).select_related("project", "kind").get(pk=measure.pk)
        if at is None:
            _check_baseline(current)
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record(verb, current, actor=actor)
    return current


def _told(row: Measure) -> dict[str, Any]:
    days = {name: value.isoformat() for name in ("first", "last") if isinstance(value := getattr(row, name), date)}
    numbers = {
        name: None if (value := getattr(row, name)) is None else str(value)
        for name in ("value", "quantity", "factor", "firms")
    }
    texts = {name: getattr(row, name) or None for name in TEXTS}
    return {"kind": row.kind.name_es, **days, **numbers, **texts, "baseline": row.baseline}


def _load_kinds(model: Callable[[str], Any]) -> None:
    """What comes with the program, again and again without harm; also for a migration's own model."""
    text = files("encadena.chains.tables").joinpath("indicators.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        code, by_factor = row.pop("code"), row.pop("by_factor") == "1"
        model("IndicatorKind").objects.update_or_create(code=code, defaults={**row, "by_factor": by_factor})
