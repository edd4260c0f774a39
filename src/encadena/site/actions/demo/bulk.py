"""Many rows in one prepared statement: about three times as quick as ``bulk_create`` at two million rows."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import DateTimeField, FileField, JSONField, Model, TimeField, UUIDField

from encadena.accounts.models import User


def insert(rows: Sequence[Model], *, actor: User | None) -> None:
    """Insert rows of one model as they are; a primary key that is None is given by the database.

    Only moments, times, files, UUIDs and JSON are prepared, the other values reach the driver as they are. No signal is
    sent and nothing is read back.
    """
    if not rows:
        return
    fields = [f for f in rows[0]._meta.concrete_fields if not (f.primary_key and rows[0].pk is None)]
    shaped = [isinstance(f, DateTimeField | FileField | JSONField | TimeField | UUIDField) for f in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(f.column)) for f in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(rows[0]._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  names of our own models
    with connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [
                [
                    f.get_db_prep_save(getattr(row, f.attname), connection) if shape else getattr(row, f.attname)
                    for f, shape in zip(fields, shaped, strict=True)
                ]
                for row in rows
            ],
        )


def take_stock(*, actor: User | None) -> None:
    """PostgreSQL plans by what it knows of its tables, and of rows made in one go it knows nothing: a join of clients
    and firms took minutes. It counts them itself some time after a commit, too late for what is made next."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
