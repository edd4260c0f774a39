"""Adds to the log. There is no function that changes or removes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from encadena.accounts.models import User

from .models import Entry


def record(
    verb: str,
    subject: Model,
    *,
    actor: User | None,
    changes: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one row about ``subject``; call it inside the transaction of the change.

    ``changes`` maps a field to ``[before, after]`` (values that JSON can hold), ``context`` holds anything else that a
    reader of the timeline needs. ``actor`` None means the system itself.
    """
    entry = entry_of(verb, subject, actor=actor, changes=changes, context=context)
    entry.save(force_insert=True)
    return entry


def record_many(entries: Iterable[Entry], *, actor: User | None) -> int:
    """Write the rows of a bulk action at once; ``entry_of`` makes them."""
    rows = list(entries)
    for row in rows:
        row.actor = actor
    Entry.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def entry_of(
    verb: str,
    subject: Model,
    *,
    actor: User | None,
    changes: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
) -> Entry:
    """An unsaved row."""
    return Entry(
        actor=actor,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:200],
        changes=dict(changes or {}),
        context=dict(context or {}),
    )
