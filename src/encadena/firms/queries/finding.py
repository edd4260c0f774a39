"""Firms by their keys: words of their names, phones, mails. A common word costs no more than a rare one."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from encadena.kernel.text import words

from ..models import Firm, FirmKey
from ..rules.keys import EMPTY_WORDS, PRINT, STRONG, WORD

COMMON = 400
FEW = 10_000
LAST = "zzzz"


def key_starts_with(prefix: str) -> Q:
    """A range that the index answers in any collation, and the prefix itself for those that order signs otherwise."""
    return Q(value__gte=prefix, value__lt=prefix + LAST, value__startswith=prefix)


def firms_with_words(text: str) -> QuerySet[Any, Any]:
    """Keys of the firms whose names have a word beginning with each word of ``text``; a number is part of a RUT."""
    compact = text.replace(".", "").replace("-", "").strip().upper()
    if len(compact) >= 4 and compact.rstrip("K").isdigit():
        return Firm.objects.filter(rut__gte=compact, rut__lt=compact + "Z").order_by().values("pk")
    wanted = [word for word in words(text) if word not in EMPTY_WORDS] or words(text)
    longest = sorted(set(wanted), key=len, reverse=True)[:6]
    first, *others = [FirmKey.objects.filter(key_starts_with(WORD + word)) for word in longest or [LAST]]
    for keys in others:
        first = first.filter(firm__in=keys.values("firm"))
    return first.values("firm")


def are_few(firms: QuerySet[Any, Any]) -> bool:
    """Whether it is quicker to look each of them up than to walk a list in its order until they come."""
    return firms[: FEW + 1].count() <= FEW


def candidates(keys: Collection[str], *, limit: int = 60) -> list[int]:
    """Ids of firms that share a telling key, the most in common first.

    A key that more than 400 firms share tells nothing, and neither does a word that so many begin with.
    """
    shared: Counter[int] = Counter()
    for key in sorted(k for k in keys if k.startswith(STRONG)):
        shared.update(dict.fromkeys(_having(Q(value=key)), 3 if key.startswith(PRINT) else 2))
    for word in sorted((k for k in keys if k.startswith(WORD) and len(k) > 4), key=len, reverse=True)[:5]:
        shared.update(dict.fromkeys(_having(_nearly(word)), 1))
    return [firm for firm, _times in shared.most_common(limit)]


def _nearly(word: str) -> Q:
    """Words with the same beginning: misspellings and plurals are mostly at the end."""
    stem = word[: max(6, len(word) - 2)]
    return key_starts_with(stem)


def _having(condition: Q) -> Iterable[int]:
    found = list(FirmKey.objects.filter(condition).values_list("firm", flat=True)[: COMMON + 1])
    return found if len(found) <= COMMON else []
