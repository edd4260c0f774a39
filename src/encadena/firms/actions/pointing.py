"""Rows of whichever room begin to point at another record."""

from typing import Any

from django.db import IntegrityError, transaction

from encadena.accounts.models import User

from ..queries.references import Reference


def point(reference: Reference, ids: list[Any], target_id: int, *, actor: User | None) -> list[Any]:
    """Make these rows point at the target; returns those that could (a unique constraint may hold some back)."""
    if not ids:
        return []
    rows = reference.model._base_manager
    try:
        with transaction.atomic():
            rows.filter(pk__in=ids).update(**{reference.column: target_id})
        return ids
    except IntegrityError:
        if len(ids) == 1:
            return []
    # The halves, not each one: of a thousand rows usually two or three are in the way.
    middle = len(ids) // 2
    return [
        *point(reference, ids[:middle], target_id, actor=actor),
        *point(reference, ids[middle:], target_id, actor=actor),
    ]
