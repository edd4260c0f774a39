"""Searches for pairs that may be one firm, in the background: the page only reads what was found."""

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from encadena.accounts.models import User
from encadena.jobs.actions import enqueue
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..choices import UpkeepJob
from ..models import AlikePair, AlikeSearch
from ..queries.duplicates import changed_since, likely_pairs, scope_key, shared_values
from ..queries.reach import tokens_of

KEPT = 2000
VALUES = 200
FRESH = timedelta(minutes=10)
STALE = timedelta(days=1)


def search_for(reader: User | AnonymousUser, *, actor: User | None) -> AlikeSearch | None:
    """The search of the reader's scope; a new one is asked for when there is none, or the register changed since.

    At most one in ten minutes per scope. ``None`` for whom has no scope.
    """
    tokens = tokens_of(scope_of(reader))
    if not tokens:
        return None
    search, _made = AlikeSearch.objects.get_or_create(scope=scope_key(tokens))
    if not _due(search, tokens):
        return search
    with transaction.atomic():
        mine = AlikeSearch.objects.filter(pk=search.pk, asked_at=search.asked_at, done_at=search.done_at)
        if mine.update(asked_at=clock.now()):
            args = {"search_id": search.pk, "tokens": sorted(tokens)}
            enqueue(UpkeepJob.ALIKE.value, args=args, actor=None)
    search.refresh_from_db()
    return search


def search_pairs(
    search: AlikeSearch, tokens: Iterable[str], *, actor: User | None, progress: Callable[[float], None]
) -> int:
    """Compare all firms of the scope that have something in common; the most alike 2,000 pairs are kept."""
    tokens = sorted(tokens)
    values, scores = shared_values(tokens), dict[tuple[int, int], float]()
    for start in range(0, len(values), VALUES):
        progress(start / len(values))
        scores |= likely_pairs(values[start : start + VALUES], tokens)
    best = islice(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])), KEPT)
    with transaction.atomic():
        AlikePair.objects.filter(search=search).delete()
        rows = [AlikePair(search=search, left_id=left, right_id=right, score=score) for (left, right), score in best]
        AlikePair.objects.bulk_create(rows, batch_size=500)
        AlikeSearch.objects.filter(pk=search.pk).update(done_at=clock.now())
    return len(rows)


def _due(search: AlikeSearch, tokens: Collection[str]) -> bool:
    now = clock.now()
    if search.asked_at is None:
        return True
    if search.asked_at > now - FRESH:
        return False
    return search.done_at is None or search.done_at < now - STALE or changed_since(tokens, search.asked_at)
