"""The words that spelling correction knows."""

from collections.abc import Collection, Mapping

from django.db import transaction

from encadena.accounts.models import User

from ..models import Word
from ..queries.vocabulary import latest_mark

BATCH = 5000
ASK = 900
"""SQLite takes about a thousand parameters comfortably."""


def learn(counts: Mapping[str, int], *, actor: User | None) -> None:
    """Add the words that are new; the counts of the others stay until the next full rebuild: they only rank."""
    new = sorted(set(counts) - _known(counts))
    if new:
        epoch = latest_mark()[0]
        rows = [Word(word=w, count=counts[w], epoch=epoch) for w in new]
        Word.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def count_again(counts: Mapping[str, int], *, epoch: int, actor: User | None) -> None:
    """Replace all words; every process loads them afresh at its next search."""
    with transaction.atomic():
        Word.objects.all().delete()
        rows = (Word(word=w, count=n, epoch=epoch) for w, n in sorted(counts.items()))
        Word.objects.bulk_create(rows, batch_size=BATCH)


def _known(words: Collection[str]) -> set[str]:
    asked = list(words)
    found: set[str] = set()
    for start in range(0, len(asked), ASK):
        found |= set(Word.objects.filter(word__in=asked[start : start + ASK]).values_list("word", flat=True))
    return found
