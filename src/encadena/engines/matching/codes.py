"""How near two official codes are: by the beginning they share, or a crosswalk of goods, services and branches."""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final

# Digits that agree, and how near that is. HS: chapter, heading, subheading; CPC: division, group, class, subclass;
# CIIU: division, group, class, subclass. A shorter code that is the beginning of a longer one is its parent.
STEPS: Final = {
    "hs": ((6, 1.0), (4, 0.7), (2, 0.25)),
    "cpc": ((5, 1.0), (4, 0.8), (3, 0.5), (2, 0.25)),
    "ciiu": ((5, 0.8), (4, 0.65), (3, 0.4), (2, 0.2)),
}


def nearness(a: str, b: str) -> float:
    """From 0 (nothing shared) to 1 (the same code); symmetric. What is no code of ours is near nothing but itself."""
    if a == b:
        return 1.0
    (scheme, one), (other, two) = split(a), split(b)
    if scheme == other:
        return _by_digits(scheme, one, two)
    return max((near for beginning, near in _partners(a) if b.startswith(beginning)), default=0.0)


def agreeing(a: str, b: str) -> int:
    """How many digits of two codes of one scheme agree, 0 for codes of two schemes."""
    (scheme, one), (other, two) = split(a), split(b)
    return _shared(one, two) if scheme == other else 0


def split(code: str) -> tuple[str, str]:
    scheme, _, digits = code.partition(":")
    return scheme, digits


def _by_digits(scheme: str, one: str, two: str) -> float:
    shared = _shared(one, two)
    return next((near for digits, near in STEPS.get(scheme, ()) if shared >= digits), 0.0)


def _shared(one: str, two: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two)))


@lru_cache(maxsize=10_000)
def _partners(code: str) -> tuple[tuple[str, float], ...]:
    """The beginnings of codes of other schemes that go together with a code."""
    return tuple((other, near) for one, other, near in _both_ways() if code.startswith(one))


@cache
def _both_ways() -> tuple[tuple[str, str, float], ...]:
    return tuple(_crosswalk())


def _crosswalk() -> Iterator[tuple[str, str, float]]:
    text = (files(__package__) / "crosswalk.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(StringIO(text)):
        yield row["one"], row["other"], float(row["nearness"])
        yield row["other"], row["one"], float(row["nearness"])
