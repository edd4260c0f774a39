"""Finds the codes of a classification that a free text talks about, and says which words made it so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process

from encadena.kernel import text

from .words import EMPTY, WEAK, Word, sound, stem, stems, telling_words

# How much a word counts, by where the classification uses it.
_KEYWORD, _NAME, _TERM = 1.0, 0.9, 0.4
_PHRASE_BONUS = 0.8
_TYPO_FLOOR = 86
_TYPO_WEIGHT = 0.8
_LEAST_SCORE = 0.1
_LONGEST_TEXT = 400


@dataclass(frozen=True)
class Entry:
    """One code that may be suggested.

    ``keywords`` are what people call it, ``terms`` further words that count little (other languages, official scope);
    ``weight`` below 1 lets a broader code yield to a narrower one.
    """

    code: str
    name_es: str
    name_en: str = ""
    keywords: tuple[str, ...] = ()
    terms: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Suggestion:
    """A suggested code: ``score`` from 0 to 1, ``words`` are the typed words that led to it."""

    code: str
    name_es: str
    name_en: str
    score: float
    words: tuple[str, ...]

    def name(self, language: str) -> str:
        return self.name_en if language.startswith("en") and self.name_en else self.name_es


@dataclass(frozen=True)
class _Phrase:
    entry: int
    stems: frozenset[str]


class Index:
    """An index in memory over the entries of one classification.

    Building costs about 0.1 ms per entry; a question takes a few milliseconds. It holds no state between questions.
    """

    def __init__(self, entries: Iterable[Entry], never_slips: frozenset[str] = frozenset()) -> None:
        """``never_slips`` are folded words that are right as typed (place names): no other word is read into them."""
        self.entries: Sequence[Entry] = tuple(entries)
        self._never_slips = never_slips
        self._postings: dict[str, dict[int, float]] = defaultdict(dict)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        self._vocabulary: dict[str, str] = {}
        for number, entry in enumerate(self.entries):
            self._learn(number, entry)
        total = len(self.entries) or 1
        self._rarity = {word: log(1 + total / len(found)) for word, found in self._postings.items()}
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for spelling in self._vocabulary:
            self._by_sound[sound(spelling)].append(spelling)
        self._unheard = max(self._rarity.values(), default=1.0)

    def _learn(self, number: int, entry: Entry) -> None:
        fields = [(entry.name_es, _NAME), (entry.terms, _TERM)]
        for field, weight in [*((keyword, _KEYWORD) for keyword in entry.keywords), *fields]:
            for word in text.words(field):
                if word in EMPTY:
                    continue
                key = stem(word)
                postings = self._postings[key]
                postings[number] = max(weight, postings.get(number, 0.0))
                self._vocabulary.setdefault(word, key)
        for keyword in entry.keywords:
            phrase = _Phrase(number, frozenset(stems(keyword)))
            for key in phrase.stems:
                self._phrases[key].append(phrase)

    def suggest(self, offering: str, limit: int = 5) -> list[Suggestion]:
        """The best codes for a text, best first; none when no telling word is known."""
        typed = telling_words(offering[:_LONGEST_TEXT])
        words = [self._known(word) for word in typed]
        found = [word for word in words if word.stem in self._postings]
        if not any(word.typed not in WEAK for word in found):
            return []
        scores, matched = self._score(words)
        # A slip is worth less than the word itself, but is no excuse: the whole is reckoned without it.
        whole = sum(max(self._worth(word), self._worth(known)) for word, known in zip(typed, words, strict=True))
        best = whole * (_KEYWORD + _PHRASE_BONUS)
        shares = {number: score / best for number, score in scores.items() if score / best >= _LEAST_SCORE}
        ranked = sorted(shares, key=lambda number: (-shares[number], self.entries[number].code))
        return [self._suggestion(number, shares[number], matched[number]) for number in ranked[:limit]]

    def _known(self, word: Word) -> Word:
        """The word itself, or the known word that sounds or looks like it: "oliba", "mermelda", "chaq"."""
        if word.stem in self._postings or len(word.typed) < 4 or word.typed.isdigit():
            return word
        if word.typed in self._never_slips:
            return word
        heard = sound(word.typed)
        if heard in self._by_sound:
            return self._read_as(word, self._by_sound[heard][0], 1.0)
        near = process.extractOne(heard, self._by_sound.keys(), scorer=fuzz.ratio, score_cutoff=_TYPO_FLOOR)
        if near and near[0][0] == heard[0]:
            return self._read_as(word, self._by_sound[near[0]][0], near[1] / 100)
        begun = next((known for known in self._by_sound if known.startswith(heard)), None)
        return self._read_as(word, self._by_sound[begun][0], 0.8) if begun else word

    def _read_as(self, word: Word, spelling: str, likeness: float) -> Word:
        return Word(word.typed, self._vocabulary[spelling], word.weight * likeness**2 * _TYPO_WEIGHT)

    def _worth(self, word: Word) -> float:
        """What a word weighs in this index; an unknown one weighs like the rarest, and nobody earns it."""
        return word.weight * self._rarity.get(word.stem, self._unheard)

    def _score(self, words: list[Word]) -> tuple[dict[int, float], dict[int, list[str]]]:
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, list[str]] = defaultdict(list)
        for word in words:
            for number, weight in self._postings.get(word.stem, {}).items():
                scores[number] += self._worth(word) * weight * self.entries[number].weight
                matched[number].append(word.typed)
        for number, bonus in self._phrase_bonus(words).items():
            scores[number] += bonus * self.entries[number].weight
        telling = {number for number, typed in matched.items() if any(one not in WEAK for one in typed)}
        covered = {number: self._coverage(words, matched[number]) for number in telling}
        return {number: scores[number] * (0.5 + covered[number] / 2) for number in telling}, matched

    def _coverage(self, words: list[Word], typed: list[str]) -> float:
        """The share of the text's worth that an entry explains."""
        return sum(self._worth(word) for word in words if word.typed in typed) / sum(map(self._worth, words))

    def _phrase_bonus(self, words: list[Word]) -> dict[int, float]:
        """A keyword that the text contains whole counts again: "carga refrigerada" beats "carga" and "refrigerada"."""
        worth = {word.stem: self._worth(word) for word in words}
        bonus: dict[int, float] = defaultdict(float)
        for key in worth:
            for phrase in self._phrases.get(key, ()):
                if phrase.stems <= worth.keys():
                    value = _PHRASE_BONUS * sum(worth[one] for one in phrase.stems)
                    bonus[phrase.entry] = max(bonus[phrase.entry], value)
        return bonus

    def _suggestion(self, number: int, score: float, words: list[str]) -> Suggestion:
        entry = self.entries[number]
        return Suggestion(entry.code, entry.name_es, entry.name_en, round(min(score, 1.0), 3), tuple(words))
