"""The database itself refuses to change or remove a row of the log.

A later migration that alters ``audit_entry`` on SQLite rebuilds the table, which loses its triggers: run ``install`` again
after it. Emptying the whole table (PostgreSQL's TRUNCATE) is left to those who may administer the database.
"""

from django.db import migrations

_SQLITE = """
CREATE TRIGGER audit_entry_no_{verb} BEFORE {event} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER audit_entry_no_{verb} BEFORE {event} ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()
"""
_EVENTS = {"update": "UPDATE", "delete": "DELETE"}

INSTALL = {
    "sqlite": [_SQLITE.format(verb=verb, event=event) for verb, event in _EVENTS.items()],
    "postgresql": [
        _POSTGRESQL_FUNCTION,
        *(_POSTGRESQL.format(verb=verb, event=event) for verb, event in _EVENTS.items()),
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS audit_entry_no_{verb}" for verb in _EVENTS],
    "postgresql": [f"DROP TRIGGER IF EXISTS audit_entry_no_{verb} ON audit_entry" for verb in _EVENTS],
}


def install(apps, schema_editor):
    _run(schema_editor.connection, INSTALL)


def remove(apps, schema_editor):
    _run(schema_editor.connection, REMOVE)


def _run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_indexes_of_the_page")]
    operations = [migrations.RunPython(install, remove)]
