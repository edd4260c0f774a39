"""How each word of a question is looked for: as typed, as a beginning, or as the words it may have meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .asking import Asked
from .terms import vocabulary_words

MOST_COMPLETIONS = 20
LONG_BEGINNING = 5


@dataclass(frozen=True)
class Term:
    text: str
    prefix: bool = False


Group = Sequence[Term]


class Words(Protocol):
    """What a reading has to know about the words of the index."""

    def knows(self, word: str) -> bool: ...
    def completions(self, beginning: str, most: int) -> list[str] | None: ...
    def meant(self, typed: str, *, unfinished: bool) -> list[str]: ...
    def likelier(self, typed: str) -> list[str]: ...


@dataclass(frozen=True)
class Reading:
    """One group of terms per word; ``respelled`` when a word was replaced or widened by what it may have meant."""

    groups: tuple[Group, ...]
    respelled: bool = False

    @property
    def alternatives(self) -> list[list[str]]:
        return [[term.text for term in group] for group in self.groups]

    def finished(self) -> list[Group] | None:
        """The same with every word taken for whole, which an index finds sooner; None when that changes nothing."""
        if not any(term.prefix for group in self.groups for term in group):
            return None
        return [[Term(term.text) for term in group] for group in self.groups]

    def in_title(self) -> list[Group]:
        return list(self.groups)

    def anywhere(self) -> list[Group]:
        return [[*group, *(Term(f"+{t.text}", t.prefix) for t in group)] for group in self.groups]


def as_typed(asked: Asked, words: Words) -> Reading:
    """What was typed where the index knows it; a word that it does not know is replaced by what it may have meant."""
    groups, respelled = [], False
    for word, last in _each(asked):
        group: Group = [Term(word, prefix=last or not words.knows(word))]
        if vocabulary_words([word]) and (complete := words.completions(word, MOST_COMPLETIONS)) is not None:
            meant = [] if complete else words.meant(word, unfinished=last)
            respelled = respelled or bool(meant)
            group = _written_out(word, group, complete) or [Term(m) for m in meant] or group
        groups.append(group)
    return Reading(tuple(groups), respelled)


def _written_out(word: str, group: Group, complete: Sequence[str]) -> Group:
    """A long beginning as the few words that it may become: an index finds whole words sooner than beginnings."""
    if group[0].prefix and len(word) >= LONG_BEGINNING:
        return [Term(c) for c in complete]
    return group if complete else []


def widened(asked: Asked, words: Words) -> Reading:
    """What was typed and, beside each word, those much more usual ones that it may have meant."""
    groups = [
        [Term(word, prefix=last), *map(Term, words.likelier(word) if vocabulary_words([word]) else [])]
        for word, last in _each(asked)
    ]
    return Reading(tuple(groups), respelled=any(len(g) > 1 for g in groups))


def _each(asked: Asked) -> list[tuple[str, bool]]:
    """The words and whether each may be unfinished; a single letter at the end says nothing yet and is left out."""
    words = asked.words[:-1] if len(asked.words) > 1 and len(asked.words[-1]) == 1 else asked.words
    return [(word, i == len(asked.words) - 1) for i, word in enumerate(words)]
