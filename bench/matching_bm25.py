"""Plain BM25, to compare with: folded words, small words out, stems of the text's language. Nothing to run here."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

import snowballstemmer

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.languages import language_of, says_nothing, small_words

K1, B = 1.2, 0.75
STEMMERS = {
    code: snowballstemmer.stemmer(name) for code, name in (("es", "spanish"), ("en", "english"), ("pt", "portuguese"))
}


class BM25:
    """The usual formula (Robertson and Zaragoza, 2009) over texts with their languages."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        bags = [Counter(words(text, language)) for text, language in texts]
        self.lengths = [sum(bag.values()) for bag in bags]
        self.mean = sum(self.lengths) / max(1, len(bags))
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, bag in enumerate(bags):
            for word, count in bag.items():
                self.postings[word].append((row, count))

    def order(self, text: str, language: str, most: int) -> list[int]:
        """The best rows, only those that share a word, ties by row."""
        scores: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(words(text, language)):
            found = self.postings.get(word, [])
            rarity = log(1 + (len(self.lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for row, count in found:
                norm = K1 * (1 - B + B * self.lengths[row] / self.mean)
                scores[row] += rarity * count * (K1 + 1) / (count + norm)
        return sorted(scores, key=lambda row: (-scores[row], row))[:most]


def words(text: str, language: str) -> list[str]:
    """Folded, stemmed by Snowball, without prepositions, articles and conjunctions."""
    spoken = language_of(text, language)
    small = frozenset[str]().union(*(small_words(spoken, role) for role in ("of", "for", "without", "and")))
    told = [word for word in fold(text).split() if word not in small and not says_nothing(word, spoken)]
    return [str(stem) for stem in STEMMERS[spoken].stemWords(told)]


if __name__ == "__main__":
    print(__doc__)
