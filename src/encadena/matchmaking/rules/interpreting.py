"""Who needs an interpreter, between which languages, and which interpreter serves which meeting."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


def pair(one: str, other: str) -> str:
    """``es`` and ``en`` → ``en-es``."""
    return "-".join(sorted((one, other)))


def missing_pair(speaks: Sequence[str], spoken: Sequence[str], there: Collection[str]) -> str | None:
    """The pair of languages between these two; None if they share one or it is not known what one of them speaks.

    Of several pairs the first with an interpreter, else that of the languages that each of them names first.
    """
    if not speaks or not spoken or not set(speaks).isdisjoint(spoken):
        return None
    pairs = [pair(a, b) for a in speaks for b in spoken]
    return next((p for p in pairs if p in there), pairs[0])


def needed(
    host: int, guests: Iterable[int], speaks: Mapping[int, Sequence[str]], there: Collection[str]
) -> tuple[str, ...]:
    """The pairs that a meeting needs: whoever receives has to understand everybody who comes."""
    found = (missing_pair(speaks.get(host, ()), speaks.get(guest, ()), there) for guest in guests)
    return tuple(sorted({p for p in found if p}))


@dataclass(frozen=True)
class Sitting:
    """A meeting that needs an interpreter of ``pair``; it begins at ``begins`` and is over before ``ends``."""

    meeting: int
    pair: str
    begins: int
    ends: int
    host: int


def dealt(sittings: Iterable[Sitting], there: Mapping[str, Sequence[int]]) -> dict[tuple[int, str], int]:
    """Key of the interpreter of each meeting and pair; those beyond the interpreters of a slot get none.

    In order of time, so that what is over never changes; an interpreter stays with a host where that can be.
    """
    free_from: dict[int, int] = {}
    last: dict[tuple[str, int], int] = {}
    found: dict[tuple[int, str], int] = {}
    for s in sorted(sittings, key=lambda s: (s.begins, s.meeting, s.pair)):
        free = [i for i in there.get(s.pair, ()) if free_from.get(i, s.begins) <= s.begins]
        if not free:
            continue
        usual = last.get((s.pair, s.host))
        chosen = usual if usual in free else free[0]
        found[s.meeting, s.pair] = last[s.pair, s.host] = chosen
        free_from[chosen] = s.ends
    return found
