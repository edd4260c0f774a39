"""The labelled set: needs and offerings in three languages, written for this project, with grades.

A file is a list of topics; every offering of a topic is graded for every need of it: 2 is what is looked for, 1 is near
(another form, a part, what could do instead), 0 is a trap that shares words or a neighbourhood. Offerings of other
topics count as 0, although a few of them would do.

Whole topics belong to one part: ``tuning.txt`` was used to set weights, ``heldout.txt`` was written before any weight
was set and is only counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
PARTS = ("tuning", "heldout")


@dataclass(frozen=True)
class LabelledNeed:
    id: str
    topic: str
    kind: str
    language: str
    text: str


@dataclass(frozen=True)
class LabelledOffering:
    """``grade`` for the needs of its own topic."""

    id: str
    topic: str
    language: str
    text: str
    grade: int


@dataclass(frozen=True)
class Labelled:
    needs: tuple[LabelledNeed, ...]
    offerings: tuple[LabelledOffering, ...]

    def grade(self, need: LabelledNeed, offering: LabelledOffering) -> int:
        return offering.grade if offering.topic == need.topic else 0


@cache
def part(name: str) -> Labelled:
    """The needs and offerings of one part."""
    needs: list[LabelledNeed] = []
    offerings: list[LabelledOffering] = []
    for number, (topic, kind, first, language, text) in enumerate(_lines(name)):
        if first == "need":
            needs.append(LabelledNeed(f"{name}-{number}", topic, kind, language, text))
        else:
            offerings.append(LabelledOffering(f"{name}-{number}", f"{topic}", language, text, int(first)))
    return Labelled(tuple(needs), tuple(offerings))


def needs_of(name: str) -> Labelled:
    """The needs of one part among the offerings of both, so that every need meets all traps."""
    every = [one for other in PARTS for one in part(other).offerings]
    return Labelled(part(name).needs, tuple(every))


def fingerprint(name: str) -> str:
    return sha256((FOLDER / f"{name}.txt").read_bytes()).hexdigest()


def _lines(name: str) -> Iterator[tuple[str, str, str, str, str]]:
    topic = kind = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        first, second, rest = line.split(" ", 2)
        if first == "topic":
            topic, kind = second, rest
        else:
            yield f"{name}:{topic}", kind, first, second, rest
