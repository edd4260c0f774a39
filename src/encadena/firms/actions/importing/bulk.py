"""Many new rows at once, several times faster than building one statement per batch: keys are reserved, then one
prepared statement runs over plain tuples. A file of 100,000 firms makes almost a million rows.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from encadena.accounts.models import User

Adapter = Callable[[Any], Any]


def insert(model: type[models.Model], rows: Iterable[models.Model], *, actor: User | None) -> None:
    """Insert rows that have no key yet, in the caller's transaction, and give them their keys."""
    fresh = list(rows)
    if not fresh:
        return
    plan = _plan(model, connection.vendor)
    for pk, row in zip(_reserved(model, len(fresh)), fresh, strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, connection.alias
    with connection.cursor() as cursor:
        cursor.executemany(
            plan[0],
            [
                tuple([adapt(row.__dict__[name]) if adapt else row.__dict__[name] for name, adapt in plan[1]])
                for row in fresh
            ],
        )


@cache
def _plan(model: type[models.Model], vendor: str) -> tuple[str, tuple[tuple[str, Adapter | None], ...]]:
    """The statement, and for each column its attribute and what turns its value into the driver's."""
    quote, fields = connection.ops.quote_name, model._meta.concrete_fields
    columns, marks = ", ".join(quote(f.column) for f in fields), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  our own names
    return statement, tuple((field.attname, _adapter(field, vendor)) for field in fields)


def _adapter(field: models.Field[Any, Any], vendor: str) -> Adapter | None:
    """Text and numbers go as they are; SQLite wants the rest as text, JSON is text for both."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    if vendor != "sqlite":
        return None
    if isinstance(field, models.DecimalField):
        return lambda value: None if value is None else format(value, "f")
    if isinstance(field, models.DateTimeField):
        return lambda value: None if value is None else connection.ops.adapt_datetimefield_value(value)
    if isinstance(field, models.DateField):
        return lambda value: None if value is None else value.isoformat()
    return None


def _reserved(model: type[models.Model], count: int) -> Iterable[int]:
    """Keys that nobody else will take: the write lock holds them on SQLite, the sequence on PostgreSQL."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            first = max(found[0] if found else 0, cursor.fetchone()[0]) + 1
            return range(first, first + count)
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        cursor.execute(sequence, [table, count])
        return [row[0] for row in cursor.fetchall()]
