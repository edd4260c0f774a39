"""What the index of each database wants to be told when documents come and go."""

from collections.abc import Sequence
from typing import Protocol

from django.db.backends.utils import CursorWrapper

from ..models import IndexedDocument

COLUMNS = ("kind", "object_id", "title", "subtitle", "url", "title_key", "terms", "stamp")
Values = tuple[str, int, str, str, str, str, str, int]
_TABLE = IndexedDocument._meta.db_table


class Upkeep(Protocol):
    """Both inside the caller's transaction. ``ids`` are row ids, a few thousand at most."""

    def insert(self, cursor: CursorWrapper, rows: Sequence[Values]) -> None: ...
    def delete(self, cursor: CursorWrapper, ids: Sequence[int]) -> None: ...
    def settle(self, cursor: CursorWrapper) -> None: ...


class Fts5Upkeep:
    """SQLite: the FTS5 table reads its content from ours and must hear of every row; a whole chunk at once is cheap."""

    def insert(self, cursor: CursorWrapper, rows: Sequence[Values]) -> None:
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {_TABLE}")  # noqa: S608
        (last,) = cursor.fetchone()
        if not last:  # somebody emptied our table (a flush): FTS5 has not heard of it, and row ids begin anew
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")
        places = ", ".join(["%s"] * len(COLUMNS))
        cursor.executemany(f"INSERT INTO {_TABLE} ({', '.join(COLUMNS)}) VALUES ({places})", rows)  # noqa: S608
        cursor.execute(
            f"INSERT INTO search_fts (rowid, terms) SELECT id, terms FROM {_TABLE} WHERE id > %s",  # noqa: S608
            [last],
        )

    def delete(self, cursor: CursorWrapper, ids: Sequence[int]) -> None:
        """FTS5 forgets a row only when told its old terms."""
        places = ", ".join(["%s"] * len(ids))
        cursor.execute(
            "INSERT INTO search_fts (search_fts, rowid, terms) "  # noqa: S608
            f"SELECT 'delete', id, terms FROM {_TABLE} WHERE id IN ({places})",
            ids,
        )
        cursor.execute(f"DELETE FROM {_TABLE} WHERE id IN ({places})", ids)  # noqa: S608

    def settle(self, cursor: CursorWrapper) -> None:
        cursor.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('merge', 500)")


class TsvectorUpkeep:
    """PostgreSQL: the vector is a generated column; COPY is the quick way in, and a long pending list for GIN."""

    def insert(self, cursor: CursorWrapper, rows: Sequence[Values]) -> None:
        cursor.execute("SET LOCAL gin_pending_list_limit = '32MB'")
        cursor.execute("SET LOCAL maintenance_work_mem = '128MB'")
        with cursor.cursor.copy(f"COPY {_TABLE} ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def delete(self, cursor: CursorWrapper, ids: Sequence[int]) -> None:
        cursor.execute(f"DELETE FROM {_TABLE} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608

    def settle(self, cursor: CursorWrapper) -> None:
        cursor.execute("SELECT gin_clean_pending_list('search_tsv')")
        cursor.execute(f"ANALYZE {_TABLE}")


_UPKEEP: dict[str, Upkeep] = {"sqlite": Fts5Upkeep(), "postgresql": TsvectorUpkeep()}
upkeep_of = _UPKEEP.__getitem__
