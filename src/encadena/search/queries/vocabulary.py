"""The words of the index in memory, to find those that somebody meant.

One copy per process and database, loaded at the first search (about a second and 20 MB for 100,000 words) and then kept
up to date by one tiny query: words are only added until a rebuild begins a new epoch.
"""

import threading
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

import numpy as np
from django.db import connection
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from ..models import Word
from ..rules.sounds import sound_of
from ..rules.terms import WORD_LENGTH

SUGGESTIONS = 8
MORE_USUAL = 10
Mark = tuple[int, int]


def distance_allowed(length: int) -> int:
    """How many letters may be wrong: none under 3, one up to 5, two in longer words."""
    return 0 if length < 3 else 1 if length < 6 else 2


def _letters(word: str) -> int:
    """The set of letters of a word as bits, digits sharing the rest."""
    bits = 0
    for c in word:
        bits |= 1 << (ord(c) - 97 if c.isalpha() else 26 + ord(c) % 10)
    return bits


@dataclass
class Vocabulary:
    """``numbers`` in step with ``words``: letters as bits, lengths, counts of documents."""

    words: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    sounds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    letters: np.ndarray = field(default_factory=lambda: np.zeros(0, np.uint64))
    lengths: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int16))
    counts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))

    def add(self, rows: Iterable[tuple[str, int]]) -> None:
        fresh = [(w, n) for w, n in rows if w not in self.known]
        first = not self.words
        for i, (word, _) in enumerate(fresh, len(self.words)):
            self.sounds[sound_of(word)].append(i)
            if not first:
                insort(self.ordered, word)
        added = [w for w, _ in fresh]
        self.words += added
        self.known.update({w: i for i, w in enumerate(added, len(self.words) - len(added))})
        if first:
            self.ordered = sorted(added)
        self.letters = np.concatenate([self.letters, np.array([_letters(w) for w in added], np.uint64)])
        self.lengths = np.concatenate([self.lengths, np.array([len(w) for w in added], np.int16)])
        self.counts = np.concatenate([self.counts, np.array([n for _, n in fresh], np.int64)])

    def knows(self, word: str) -> bool:
        return word in self.known

    def completions(self, beginning: str, most: int) -> list[str] | None:
        """The words that begin so, in order; None when there are more than ``most``."""
        at = bisect_left(self.ordered, beginning)
        found = list(takewhile(lambda w: w.startswith(beginning), self.ordered[at : at + most + 1]))
        return found if len(found) <= most else None

    def meant(self, typed: str, *, unfinished: bool) -> list[str]:
        """Words that somebody who typed this may have meant, the likeliest first, without the typed one itself."""
        allowed = distance_allowed(len(typed))
        found = dict.fromkeys(self.sounds.get(sound_of(typed), []), 0.5)
        near = self._near(typed, allowed, unfinished) if allowed else []
        distances = _distances(typed, [self.words[i] for i in near], allowed, unfinished)
        for at in np.flatnonzero(distances <= allowed):
            found[near[at]] = min(float(distances[at]), found.get(near[at], allowed))
        best = sorted(found, key=lambda i: (found[i], self.words[i][0] != typed[0], -self.counts[i], self.words[i]))
        return [self.words[i] for i in best[: SUGGESTIONS + 1] if self.words[i] != typed][:SUGGESTIONS]

    def likelier(self, typed: str) -> list[str]:
        """Among those, the words that are far more usual: a word that occurs may still be somebody's typing error."""
        usual = MORE_USUAL * self._count(typed)
        return [w for w in self.meant(typed, unfinished=False) if self._count(w) >= usual]

    def _count(self, word: str) -> int:
        return int(self.counts[self.known[word]]) if word in self.known else 0

    def _near(self, typed: str, allowed: int, unfinished: bool) -> list[int]:
        """Indices of words that share enough letters to be worth measuring."""
        mine = np.uint64(_letters(typed))
        if unfinished:
            close = np.bitwise_count(mine & ~self.letters) <= allowed
            close &= self.lengths >= len(typed) - allowed
        else:
            close = np.bitwise_count(mine ^ self.letters) <= 2 * allowed
            close &= np.abs(self.lengths - len(typed)) <= allowed
        return [int(i) for i in np.flatnonzero(close)]


def _distances(typed: str, words: list[str], allowed: int, unfinished: bool) -> np.ndarray:
    """Edits to each word (a swap of neighbours is one); of an unfinished one, to the word's best beginning."""
    lengths = [len(typed) + d for d in (0, 1, -1)] if unfinished else [WORD_LENGTH]
    best = np.full(len(words), allowed + 1)
    for length in lengths if words else []:
        beginnings = [w[:length] for w in words]
        best = np.minimum(best, cdist([typed], beginnings, scorer=OSA.distance, score_cutoff=allowed)[0])
    return best


@dataclass
class _Cache:
    lock: threading.Lock = field(default_factory=threading.Lock)
    held: dict[str, tuple[Mark, Vocabulary]] = field(default_factory=dict)


_cache = _Cache()


def latest_mark() -> Mark:
    """The epoch and the number of the youngest word: what changes whenever there is something new to load."""
    return Word.objects.order_by("-id").values_list("epoch", "id").first() or (0, 0)


def vocabulary() -> Vocabulary:
    """The words as they are in the database now."""
    name = str(connection.settings_dict["NAME"])
    mark = latest_mark()
    with _cache.lock:
        held = _cache.held.get(name)
        if held and held[0] == mark:
            return held[1]
        same_epoch = held is not None and held[0][0] == mark[0] and held[0][1] <= mark[1]
        words, after = (held[1], held[0][1]) if held and same_epoch else (Vocabulary(), 0)
        words.add(Word.objects.filter(id__gt=after).values_list("word", "count").order_by("id"))
        _cache.held[name] = (mark, words)
        return words
