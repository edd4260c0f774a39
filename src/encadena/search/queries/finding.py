"""Finding: from what a person typed to what that person may see of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from encadena.accounts.models import User

from ..registry import Source, sources
from ..rules.asking import Asked, asked
from ..rules.ranking import Candidate, order_of
from ..rules.reading import Group, Reading, Term, as_typed, widened
from ..rules.terms import scope_term
from .backends import Backend, Row, backend
from .vocabulary import vocabulary

CANDIDATES = 60
FEW = 3
"""Under so many hits the search also tries other spellings."""


@dataclass(frozen=True)
class Hits:
    """What was found of one kind, best first; ``more`` when the limit cut it."""

    source: Source
    found: Sequence[Candidate]
    more: bool


@dataclass(frozen=True)
class Results:
    """``marked`` are the words to highlight: the typed ones and, when ``respelled``, those found in their place."""

    asked: Asked
    groups: Sequence[Hits] = ()
    marked: Sequence[str] = ()
    respelled: bool = False

    @property
    def count(self) -> int:
        return sum(len(g.found) for g in self.groups)


@dataclass(frozen=True)
class _Range:
    """One kind as one reader may search it; ``scope`` is no group for a reader of everything."""

    source: Source
    scope: tuple[Group, ...]


def find(user: User, text: str, *, limit: int, kind: str | None = None) -> Results:
    """The best ``limit`` of every kind, or of one ``kind``, among what ``user`` may see.

    A few milliseconds at 600,000 documents on either database; ``bench/search.py`` measures it.
    """
    question = asked(text)
    if question.too_short and not question.rut:
        return Results(question)
    index = backend()
    with index.steady():
        ranges = [r for s in sources() if kind in (None, s.kind) for r in _ranges(s, user)]
        return _by_rut(index, ranges, question, user, limit) or _by_words(index, ranges, question, user, limit)


def _ranges(source: Source, user: User) -> list[_Range]:
    terms = source.scope(user)
    if terms is None:
        return [_Range(source, ())]
    return [_Range(source, ([Term(scope_term(t)) for t in sorted(terms)],))] if terms else []


def _by_rut(index: Backend, ranges: Sequence[_Range], question: Asked, user: User, limit: int) -> Results | None:
    """Who has this RUT, or one that begins so; None when the question is no RUT or nobody has it."""
    if not question.rut:
        return None
    digits = [Term(f"%{question.rut}", prefix=True)]
    groups = []
    for r in ranges:
        rows = index.matching(r.source.kind, [digits, *r.scope], max(CANDIDATES, limit + 1))
        groups += _visible(r.source, user, [Candidate(*row) for row in rows], limit)
    return Results(question, groups, [question.rut]) if groups else None


def _by_words(index: Backend, ranges: Sequence[_Range], question: Asked, user: User, limit: int) -> Results:
    words = vocabulary()
    first = as_typed(question, words)
    results = _read(index, ranges, question, user, limit, [first])
    if results.count >= FEW or first.respelled:
        return results
    second = widened(question, words)
    return _read(index, ranges, question, user, limit, [first, second]) if second.respelled else results


def _read(
    index: Backend, ranges: Sequence[_Range], question: Asked, user: User, limit: int, readings: Sequence[Reading]
) -> Results:
    """What all readings find together; what only a later one finds counts as respelled and comes last."""
    groups: list[Hits] = []
    wanted = max(CANDIDATES, limit + 1)
    for r in ranges:
        candidates: dict[int, Candidate] = {}
        for place, reading in enumerate(readings):
            for row in _rows(index, r, question, reading, wanted, 2 * limit):
                candidates.setdefault(row[0], Candidate(*row, respelled=place > 0))
        alternatives = readings[-1].alternatives
        ordered = sorted(candidates.values(), key=lambda c: order_of(c, question.text, alternatives))
        groups += _visible(r.source, user, ordered, limit)
    respelled = bool(groups) and (readings[0].respelled or any(c.respelled for g in groups for c in g.found))
    others = (a for reading in readings if respelled for spellings in reading.alternatives for a in spellings)
    return Results(question, groups, list(dict.fromkeys([*question.words, *others])), respelled)


def _rows(index: Backend, r: _Range, question: Asked, reading: Reading, wanted: int, enough: int) -> list[Row]:
    """Titles that begin so; while these are few, titles with the words, with their beginnings, and words anywhere.

    Each of these finds what ranks lower than the one before, so it is asked only when there are not ``enough``: twice
    what is shown, since the source may still hide some.
    """
    kind = r.source.kind
    rows = index.titled(kind, question.text, wanted) if not r.scope else []
    for groups in (reading.finished(), reading.in_title(), reading.anywhere()):
        if groups and len({row[0] for row in rows}) < enough:
            rows += index.matching(kind, [*groups, *r.scope], wanted)
    return rows


def _visible(source: Source, user: User, ordered: Sequence[Candidate], limit: int) -> list[Hits]:
    """The second guard: what the source itself lets this reader see."""
    if not ordered:
        return []
    seen: Collection[int] = set(source.visible(user, [c.object_id for c in ordered]))
    found = [c for c in ordered if c.object_id in seen]
    return [Hits(source, found[:limit], len(found) > limit)] if found else []
