"""Rows put away as JSON, with all they held, and brought back under their old keys."""

import json
from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Model

from encadena.accounts.models import User

Stored = list[dict[str, Any]]


def put_away(rows: Iterable[Model], *, actor: User | None) -> Stored:
    """Deletes them. The caller has moved away whatever points at them."""
    kept = list(rows)
    # Not Django's JSON: it cuts the microseconds of a moment.
    stored: Stored = json.loads(json.dumps(serializers.serialize("python", kept), default=str))
    for row in kept:
        row.delete()
    return stored


def bring_back(stored: Stored, *, actor: User | None) -> list[Model]:
    """As they were; one whose place was taken meanwhile stays away. Returns those that came."""
    came: list[Model] = []
    for told in serializers.deserialize("python", stored):
        try:
            with transaction.atomic():
                told.save(force_insert=True)
        except IntegrityError:
            continue
        came.append(told.object)
    return came
