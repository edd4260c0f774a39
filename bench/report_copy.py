"""Copies what the report reads from an SQLite file into the empty PostgreSQL of ``DATABASE_URL``, by ``COPY``.

``python bench/report_copy.py FILE``; called by ``bench/report.py``. Not a migration tool: indexes of search, keys of
names and rows of lists stay behind.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
if __name__ == "__main__" and len(sys.argv) > 1:
    django.setup()

ROOMS = {"accounts", "account", "audit", "catalogs", "network", "firms", "advisory", "chains", "contenttypes", "mfa"}
LEFT = {"firms_firmkey", "firms_reach", "firms_alikepair"}


def main(file: str) -> None:
    from django.apps import apps
    from django.db import connection

    source = sqlite3.connect(file)
    models = [
        model for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ROOMS and model._meta.db_table not in LEFT and model._meta.managed
    ]  # fmt: skip
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers, no order of tables
        tables = ", ".join(f'"{model._meta.db_table}"' for model in models)
        cursor.execute(f"TRUNCATE {tables} CASCADE")  # all at once: one alone would empty what was copied before
        for model in models:
            copy(source, cursor, model)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
    connection.connection.commit()


def copy(source: sqlite3.Connection, cursor: Any, model: Any) -> None:  # noqa: ANN401  a driver's cursor, a model
    fields = model._meta.concrete_fields
    table, columns = model._meta.db_table, ", ".join(f'"{field.column}"' for field in fields)
    shapes = [SHAPES.get(field.get_internal_type(), same) for field in fields]
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as out:
        for row in rows(source, f'SELECT {columns} FROM "{table}"'):  # noqa: S608  our own tables
            out.write_row([None if value is None else shape(value) for shape, value in zip(shapes, row, strict=True)])


def rows(source: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    yield from source.execute(sql)


def same(value: Any) -> Any:  # noqa: ANN401  a cell
    return value


SHAPES: dict[str, Callable[[Any], Any]] = {
    "BooleanField": bool,
    "DateTimeField": lambda value: f"{value}+00",  # SQLite keeps UTC without saying so
    "DecimalField": str,
}

if __name__ == "__main__" and len(sys.argv) > 1:
    main(sys.argv[1])
