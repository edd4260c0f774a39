"""Plain BM25, to compare with: folded words, small words out, the stemmer of the text's language. Nothing to run here."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from encadena.engines.matching.lexicon.languages import language_of
from encadena.engines.matching.lexicon.thesaurus import stems_of

K1, B = 1.2, 0.75


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
    return list(stems_of(text, language_of(text, language)))


if __name__ == "__main__":
    print(__doc__)
