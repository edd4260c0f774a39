"""The terms of the trade in three languages, from the tables beside this module (``terms/*.csv``).

A row is a concept: ``id, parent, kind, codes, es, en, pt``. Terms are separated by ``;``, the first one is its name.
``kind`` is "goods", "services", or "quality:GROUP" for what only qualifies a thing (two qualities of one group exclude
each other: fresh, frozen). ``codes`` are separated by blanks, ``parent`` is the id of a broader concept.
Left empty, ``kind`` is that of the broader concept. A further row with the same id adds terms.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from ..folding import fold
from .languages import LANGUAGES, Language, says_nothing, small_words, stem

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    """``number`` counts from 0 in the order of the tables; ``names`` by language, the first is the usual one."""

    number: int
    id: str
    parent: str
    kind: str
    codes: tuple[str, ...]
    names: Mapping[Language, tuple[str, ...]]

    @property
    def usual_names(self) -> dict[str, str]:
        """What it is usually called, by language."""
        return {language: names[0] for language, names in self.names.items()}


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say a concept: the stems of its telling words, and those of them that it lacks ("sin gluten")."""

    stems: Stems
    concept: int
    lacks: Stems


class Thesaurus:
    """Concepts, and per language the terms that hold a stem. About 0.2 s and 10 MB; made once, never changed."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        table = _merged(rows)
        self.concepts = tuple(_concept(number, row, _kind(row, table)) for number, row in enumerate(table.values()))
        self.by_id = {one.id: one for one in self.concepts}
        self.terms: dict[Language, dict[str, list[Term]]] = {one: defaultdict(list) for one in LANGUAGES}
        for concept in self.concepts:
            for language in LANGUAGES:
                self._learn(concept, language)

    def _learn(self, concept: Concept, language: Language) -> None:
        known = self.terms[language]
        for name in concept.names[language]:
            term = Term(frozenset(stems_of(name, language)), concept.number, frozenset(_lacking(name, language)))
            if term.stems:
                # Every text that holds the term holds its rarest word; the longest is a good guess at it.
                known[max(term.stems, key=lambda one: (len(one), one))].append(term)

    def stems(self, language: Language) -> frozenset[str]:
        """All stems that some term of the language has."""
        return frozenset(s for terms in self.terms[language].values() for term in terms for s in term.stems)

    def words(self, language: Language) -> frozenset[str]:
        """All words, folded, as the terms of the language write them, and without a last s."""
        written = {w for one in self.concepts for name in one.names[language] for w in fold(name).split()}
        return frozenset(written | {w.removesuffix("s") for w in written})


def stems_of(phrase: str, language: Language) -> Iterator[str]:
    """The stems of the telling words of a term."""
    small = [small_words(language, role) for role in ("of", "for", "without", "and")]
    for word in fold(phrase).split():
        if not any(word in words for words in small) and not says_nothing(word, language):
            yield stem(word, language)


def _lacking(phrase: str, language: Language) -> Iterator[str]:
    """The stems after a word like "without"."""
    words = fold(phrase).split()
    without = next((i for i, word in enumerate(words) if word in small_words(language, "without")), len(words))
    yield from stems_of(" ".join(words[without:]), language)


@cache
def thesaurus() -> Thesaurus:
    """The tables that come with the engine."""
    return Thesaurus(_rows())


def _rows() -> Iterator[dict[str, str]]:
    folder = files(__package__) / "terms"
    for table in sorted(folder.iterdir(), key=lambda one: one.name):
        if table.name.endswith(".csv"):
            yield from csv.DictReader(StringIO(table.read_text(encoding="utf-8")))


def _merged(rows: Iterable[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for row in rows:
        known = table.get(row["id"])
        if known is None:
            table[row["id"]] = dict(row)
        else:
            known.update({one: f"{known[one]};{row[one]}" for one in LANGUAGES})
    return table


def _kind(row: Mapping[str, str], table: Mapping[str, Mapping[str, str]]) -> str:
    while not row["kind"] and row["parent"]:
        row = table[row["parent"]]
    return row["kind"]


def _concept(number: int, row: Mapping[str, str], kind: str) -> Concept:
    names = {one: tuple(name.strip() for name in row[one].split(";") if name.strip()) for one in LANGUAGES}
    return Concept(number, row["id"], row["parent"], kind, tuple(row["codes"].split()), names)
