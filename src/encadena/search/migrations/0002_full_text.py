"""The full-text index of each database.

PostgreSQL keeps its own (a generated column). On SQLite ``search.actions`` keeps the FTS5 table in the transaction of every
write: a trigger would do the same one row at a time, at four times the cost of a whole chunk.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_fts USING fts5(
        terms, content='search_indexeddocument', content_rowid='id', detail=none, columnsize=0, prefix='2 3 4 5',
        tokenize="ascii separators ' ' tokenchars '+%@#'"
    )
    """,
    "CREATE INDEX search_title_key ON search_indexeddocument (kind, title_key)",
)
POSTGRESQL = (
    """
    ALTER TABLE search_indexeddocument ADD COLUMN tsv tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED
    """,
    "CREATE INDEX search_tsv ON search_indexeddocument USING gin (tsv)",
    'CREATE INDEX search_title_key ON search_indexeddocument (kind, title_key COLLATE "C")',
)
UNDO_SQLITE = ("DROP INDEX search_title_key", "DROP TABLE search_fts")
UNDO_POSTGRESQL = ("DROP INDEX search_title_key", "ALTER TABLE search_indexeddocument DROP COLUMN tsv")


def _run(statements):
    def run(apps, schema_editor):
        for sql in statements[schema_editor.connection.vendor]:
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            _run({"sqlite": UNDO_SQLITE, "postgresql": UNDO_POSTGRESQL}),
        )
    ]
