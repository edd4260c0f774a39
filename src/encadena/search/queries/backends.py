"""The full-text index of each database, behind one question.

Both know terms (``rules.terms``) without positions and answer: which rows of a kind hold all of these groups, a group
being satisfied by any of its terms. What differs is how terms are stored and how the question is written.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from django.db import connection, transaction

from ..rules.reading import Group, Term
from ..rules.terms import beginnings, kind_term

COLUMNS = "d.object_id, d.title, d.subtitle, d.url, d.title_key"
AFTER_Z = "\x7f"


Row = tuple[int, str, str, str, str]


class Backend(Protocol):
    """``matching``: rows that satisfy every group, at most ``limit``, the first that the index comes upon.

    ``titled``: rows whose folded title begins with ``key``, in order. ``stored_terms``: a document's terms as
    this index wants them. ``steady`` surrounds the questions of one search.
    """

    def matching(self, kind: str, groups: Sequence[Group], limit: int) -> list[Row]: ...
    def titled(self, kind: str, key: str, limit: int) -> list[Row]: ...
    def stored_terms(self, kind: str, terms: Sequence[str]) -> list[str]: ...
    def steady(self) -> AbstractContextManager[None]: ...


def _rows(sql: str, params: Sequence[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Row] = cursor.fetchall()
    return rows


class Fts5:
    """SQLite: an external-content FTS5 table; matches come out by rowid, so a limit ends the work early."""

    def matching(self, kind: str, groups: Sequence[Group], limit: int) -> list[Row]:
        sql = (
            f"SELECT {COLUMNS} FROM search_fts f CROSS JOIN search_indexeddocument d ON d.id = f.rowid "  # noqa: S608
            "WHERE f.search_fts MATCH %s LIMIT %s"
        )
        written = [f"({' OR '.join(map(self._written, group))})" for group in groups]
        return _rows(sql, [" AND ".join([*written, f'"{kind_term(kind)}"']), limit])

    def titled(self, kind: str, key: str, limit: int) -> list[Row]:
        sql = (
            f"SELECT {COLUMNS} FROM search_indexeddocument d "  # noqa: S608
            "WHERE kind = %s AND title_key >= %s AND title_key < %s ORDER BY title_key LIMIT %s"
        )
        return _rows(sql, [kind, key, key + AFTER_Z, limit])

    def stored_terms(self, kind: str, terms: Sequence[str]) -> list[str]:
        return [*terms, kind_term(kind)]

    def steady(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _written(self, term: Term) -> str:
        return f'"{term.text}"' + "*" * term.prefix


class Tsvector:
    """PostgreSQL: a generated tsvector column under a GIN index.

    GIN collects whatever a term matches before it looks at the rest of the question. So every term carries its kind
    (``firm|espiga``), which spares the longest list of all, and beginnings of up to four letters are terms too.
    """

    BEGINNINGS = (2, 3, 4)

    def matching(self, kind: str, groups: Sequence[Group], limit: int) -> list[Row]:
        sql = f"SELECT {COLUMNS} FROM search_indexeddocument d WHERE d.tsv @@ %s::tsquery LIMIT %s"  # noqa: S608
        written = [f"({' | '.join(self._written(kind, term) for term in group)})" for group in groups]
        return _rows(sql, [" & ".join(written), limit])

    def titled(self, kind: str, key: str, limit: int) -> list[Row]:
        sql = (
            f"SELECT {COLUMNS} FROM search_indexeddocument d "  # noqa: S608
            'WHERE kind = %s AND title_key COLLATE "C" >= %s AND title_key COLLATE "C" < %s '
            'ORDER BY title_key COLLATE "C" LIMIT %s'
        )
        return _rows(sql, [kind, key, key + AFTER_Z, limit])

    def stored_terms(self, kind: str, terms: Sequence[str]) -> list[str]:
        return [f"{kind}|{term}" for term in [*terms, *beginnings(terms, self.BEGINNINGS)]]

    @contextmanager
    def steady(self) -> Iterator[None]:
        """The planner takes matches for evenly spread and would read the table from its start; people follow firms."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            yield

    def _written(self, kind: str, term: Term) -> str:
        letters = len(term.text.lstrip("+"))
        if term.prefix and term.text[0] != "%" and letters in self.BEGINNINGS:
            return f"'{kind}|{term.text}*'"
        return f"'{kind}|{term.text}'" + ":*" * term.prefix


_BACKENDS: dict[str, Backend] = {"sqlite": Fts5(), "postgresql": Tsvector()}


def backend() -> Backend:
    return _BACKENDS[connection.vendor]
