"""Needs beside offerings: how good and how fast: ``python bench/matching.py [tuning]``.

Quality on the part of the labelled set (``tests/engines/matching/labelled``) that no weight was set on, against plain
BM25 with stems and small words out. One row for each pair of languages: needs in the first meet only offerings in the
second; "all" meets all offerings. Means over needs:

* P@10: share of the first ten that are what is looked for or near it (grades 1 and 2). Most needs have fewer than ten
  such offerings in a language; "of" is what a perfect order would reach.
* MRR: one over the place of the first offering that is exactly what is looked for (grade 2), among the first ten.
* nDCG@10 with gains 3 (grade 2) and 1 (grade 1).

Then speed, by processor time.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import log2
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.matching_bm25 import BM25
from tests.engines.matching.labelled.reading import Labelled, LabelledNeed, LabelledOffering, needs_of

from encadena.engines.matching import (
    Buyer,
    Candidate,
    Capacity,
    Catalogue,
    Certificate,
    Exposure,
    Need,
    Offering,
    Quota,
    Rules,
    Seller,
    choose,
    rank,
)

DAY = date(2026, 11, 26)
LANGUAGES = ("es", "en", "pt")
T = TypeVar("T")
Order = Callable[[LabelledNeed], list[int]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", nargs="?", default="heldout", choices=("heldout", "tuning"))
    options.add_argument("--quality-only", action="store_true")
    options.add_argument("--firms", type=int, default=1300)
    options.add_argument("--needs", type=int, default=700)
    options.add_argument("--offerings", type=int, default=300_000)
    options.add_argument("--pairs", type=int, default=2_000_000)
    chosen = options.parse_args()
    quality(needs_of(chosen.part), chosen.part)
    if not chosen.quality_only:
        speed(chosen.firms, chosen.needs, chosen.offerings)
        choosing(chosen.pairs)


def quality(labelled: Labelled, part: str) -> None:
    print(f"{len(labelled.needs)} needs ({part}), {len(labelled.offerings)} offerings")
    print(f"{'needs → offerings':24}{'needs':>6}{'rows':>6} | {'P@10':>15}{'of':>7} | {'MRR':>15} | {'nDCG@10':>15}")
    print(f"{'':24}{'':6}{'':6} | {'ours':>8}{'BM25':>7}{'':7} | {'ours':>8}{'BM25':>7} | {'ours':>8}{'BM25':>7}")
    for wanted in LANGUAGES:
        for offered in LANGUAGES:
            needs = [one for one in labelled.needs if one.language == wanted]
            row(f"{wanted} → {offered}", labelled, needs, [o for o in labelled.offerings if o.language == offered])
    for name in ("goods", "services"):
        row(f"all, {name}", labelled, [one for one in labelled.needs if one.kind == name], labelled.offerings)
    row("all", labelled, labelled.needs, labelled.offerings)


def row(
    name: str, labelled: Labelled, needs: Sequence[LabelledNeed], offerings: Sequence[LabelledOffering]
) -> tuple[float, float]:
    """Needs for which nothing in this language is exactly right are not counted."""
    counted = [n for n in needs if any(labelled.grade(n, o) == 2 for o in offerings)]
    found = [measured(labelled, counted, offerings, order) for order in (ours(offerings), bm25(offerings))]
    (p, best, mrr, ndcg), (p2, _, mrr2, ndcg2) = found
    print(
        f"{name:24}{len(counted):>6}{len(offerings):>6} | {p:>8.3f}{p2:>7.3f}{best:>7.3f} | {mrr:>8.3f}{mrr2:>7.3f}"
        f" | {ndcg:>8.3f}{ndcg2:>7.3f}"
    )
    return ndcg, ndcg2


def measured(
    labelled: Labelled, needs: Sequence[LabelledNeed], offerings: Sequence[LabelledOffering], order: Order
) -> tuple[float, float, float, float]:
    """Precision at 10, the precision of a perfect order, mean reciprocal rank, nDCG at 10."""
    rows = []
    for need in needs:
        every = [labelled.grade(need, one) for one in offerings]
        first = [every[i] for i in order(need)[:10]]
        ideal = sorted(every, reverse=True)[:10]
        reciprocal = next((1 / place for place, grade in enumerate(first, 1) if grade == 2), 0.0)
        found, perfect = (sum(grade > 0 for grade in one) / 10 for one in (first, ideal))
        rows.append((found, perfect, reciprocal, gain(first) / gain(ideal)))
    p, best, mrr, ndcg = (sum(one[i] for one in rows) / len(rows) for i in range(4))
    return p, best, mrr, ndcg


def gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def ours(offerings: Sequence[LabelledOffering]) -> Order:
    of = Catalogue(
        [Offering(i, i, one.text, one.language) for i, one in enumerate(offerings)],
        [Seller(i) for i in range(len(offerings))],
    )
    buyer = Buyer(0)

    def order(need: LabelledNeed) -> list[int]:
        wanted = Need(need.id, buyer, need.text, need.language)
        return [int(match.offering) for match in rank([wanted], of, today=DAY, limit=10, least=0.01)]

    return order


def bm25(offerings: Sequence[LabelledOffering]) -> Order:
    index = BM25([(one.text, one.language) for one in offerings])
    return lambda need: index.order(need.text, need.language, 10)


def speed(firms: int, needs: int, offerings: int) -> None:
    """Texts are those of the labelled set, each a little different, so that none is read for free."""
    rng = random.Random(1)
    texts = [(one.text, one.language) for part in ("tuning", "heldout") for one in needs_of(part).offerings]
    asks = [one for part in ("tuning", "heldout") for one in needs_of(part).needs]
    print("\n| what | seconds of processor |\n| --- | --- |")
    of, built = timed(lambda: catalogue(firms * 3, firms, texts, rng))
    print(f"| reading {firms * 3:,} offerings of {firms:,} firms | {built:.2f} |")
    wanted = [need_of(i, rng.choice(asks)) for i in range(needs)]
    matches, took = timed(lambda: rank(wanted, of, today=DAY, limit=20))
    print(f"| {needs} needs × {firms:,} firms, 20 each with reasons: {len(matches):,} pairs (goal 2) | {took:.2f} |")
    before = memory()
    large, built = timed(lambda: catalogue(offerings, offerings // 3, texts, rng))
    print(f"| reading {offerings:,} offerings ({memory() - before:,} MB more with their rows) | {built:.1f} |")
    times = sorted(timed(lambda one=one: rank([one], large, today=DAY, limit=20))[1] for one in wanted[:40])
    median, slowest = times[len(times) // 2], times[-1]
    print(f"| one need × {offerings:,}, median of {len(times)} (goal 0.2; slowest {slowest:.3f}) | {median:.3f} |")


def catalogue(rows: int, firms: int, texts: Sequence[tuple[str, str]], rng: random.Random) -> Catalogue:
    sellers = [
        Seller(i, languages=frozenset(rng.sample(LANGUAGES, 2)), certificates=(Certificate("HACCP", DAY),))
        for i in range(firms)
    ]
    offerings = []
    for i in range(rows):
        text, language = rng.choice(texts)
        offerings.append(Offering(i, i % firms, f"{text} {rng.randrange(10**6)}", language, volume=i, unit="kg"))
    return Catalogue(offerings, sellers)


def need_of(number: int, one: LabelledNeed) -> Need:
    buyer = Buyer(number, languages=frozenset({"en", "pt"}))
    return Need(number, buyer, one.text, one.language, volume=5000, unit="kg", certificates=("HACCP",))


def choosing(pairs: int) -> None:
    """As many pairs as stated, for 1,000 buyers and 2,000 sellers who get 13,000 meetings at most."""
    rng = random.Random(2)
    buyers, sellers = 1000, 2000
    picked = rng.sample(range(buyers * sellers), min(pairs, buyers * sellers))
    asked = ("", "", "", "", "", "", "", "buyer", "seller", "mutual")
    some = [Candidate(i // sellers, f"s{i % sellers}", round(rng.random(), 4), rng.choice(asked)) for i in picked]
    women = frozenset(f"s{i}" for i in range(0, sellers, 5))
    rules = Rules(buyers=Quota(4, 20), sellers=Quota(0, 12))
    print(f"\nchoosing from {len(some):,} pairs\n\n| rules | meetings | value | bound | firsts | seconds |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, extra in {
        "quotas, nobody has a fifth before all firsts": (),
        "and 40 % of the meetings with 400 of the sellers": (Exposure("women", women, share=0.4),),
    }.items():
        one = Rules(rules.quotas, rules.buyers, rules.sellers, exposures=extra)
        found, took = timed(lambda one=one: choose(some, one, Capacity(meetings=13_000), costs=False))
        figures = f"{len(found.pairs):,} | {found.value:,.1f} | {found.bound:,.1f} | {found.firsts}"
        print(f"| {name} | {figures} | {took:.1f} |")


def timed(call: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    found = call()
    return found, time.process_time() - start


def memory() -> int:
    """The largest this process has been, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
