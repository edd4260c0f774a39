"""Bring the index up to date with what the rooms hold."""

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from encadena.accounts.models import User

from ..models import IndexedDocument
from ..queries.backends import backend
from ..registry import Document, source_of, sources
from ..rules.terms import KEY_LENGTH, terms_of, title_key, vocabulary_words
from .upkeep import Values, upkeep_of
from .words import count_again, learn

T = TypeVar("T")
CHUNK = 2000
"""Documents per transaction: other writers get their turn between chunks."""


def index(kind: str, ids: Collection[int], *, actor: User | None = None) -> int:
    """Index these objects again; those that their source no longer offers leave the index. How many are in it now."""
    source = source_of(kind)
    return sum(_replace(kind, chunk, list(source.documents(chunk)), Counter()) for chunk in _chunks(sorted(set(ids))))


def remove(kind: str, ids: Collection[int], *, actor: User | None = None) -> int:
    """Take objects out of the index; how many were in it."""
    before = IndexedDocument.objects.filter(kind=kind).count
    were = before()
    for chunk in _chunks(sorted(set(ids))):
        _replace(kind, chunk, [], Counter())
    return were - before()


def rebuild(kind: str | None = None, *, actor: User | None = None) -> int:
    """Index everything of one kind, or of all, in short transactions; readers find something all the time.

    What a source no longer offers is removed at the end. Rebuilding all kinds also counts the words anew.
    600,000 documents take about half a minute on either database.
    """
    begun = time.time_ns()
    counts: Counter[str] = Counter()
    kinds = [s.kind for s in sources()] if kind is None else [kind]
    total = sum(_rebuild_kind(k, begun, counts) for k in kinds)
    if kind is None:
        _drop(IndexedDocument.objects.exclude(kind__in=kinds).values_list("pk", flat=True))
        count_again(counts, epoch=begun, actor=actor)
    with connection.cursor() as cursor:
        upkeep_of(connection.vendor).settle(cursor)
    return total


def _rebuild_kind(kind: str, begun: int, counts: Counter[str]) -> int:
    documents = source_of(kind).documents(None)
    total = 0
    for chunk in _chunks(documents):
        total += _replace(kind, [d.object_id for d in chunk], chunk, counts)
    _drop(IndexedDocument.objects.filter(kind=kind, stamp__lt=begun).values_list("pk", flat=True))
    return total


def _replace(kind: str, ids: Collection[int], documents: Iterable[Document], counts: Counter[str]) -> int:
    """In one transaction: these objects out, these documents in, their new words learned."""
    rows: dict[int, Values] = {}
    words: Counter[str] = Counter()
    for document in documents:
        terms = terms_of(document.title, f"{document.subtitle} {document.text}", document.scope)
        rows[document.object_id] = _values(kind, document, terms)
        words.update(vocabulary_words(terms))
    with transaction.atomic():
        old = list(IndexedDocument.objects.filter(kind=kind, object_id__in=ids).values_list("pk", flat=True))
        upkeep = upkeep_of(connection.vendor)
        with connection.cursor() as cursor:
            if old:
                upkeep.delete(cursor, old)
            if rows:
                upkeep.insert(cursor, list(rows.values()))
        learn({w: n for w, n in words.items() if w not in counts}, actor=None)
    counts.update(words)
    return len(rows)


def _values(kind: str, document: Document, terms: list[str]) -> Values:
    return (
        kind,
        document.object_id,
        _shown(document.title),
        _shown(document.subtitle),
        document.url,
        title_key(document.title),
        " ".join(backend().stored_terms(kind, terms)),
        time.time_ns(),
    )


def _shown(text: str) -> str:
    """NUL is no text for PostgreSQL."""
    return text.replace("\x00", "")[:KEY_LENGTH]


def _drop(row_ids: Iterable[int]) -> None:
    for chunk in _chunks(list(row_ids)):
        with transaction.atomic(), connection.cursor() as cursor:
            upkeep_of(connection.vendor).delete(cursor, chunk)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
