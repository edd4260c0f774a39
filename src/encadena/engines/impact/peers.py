"""Which centres work in a territory like mine: the nearest by what is known of each, and in what they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import median


@dataclass(frozen=True)
class Peer:
    """``distance``: root mean square difference, in robust deviations, over the ``compared`` features that both have.
    ``apart``: the features more than one deviation apart, the farthest first."""

    key: int
    distance: float
    compared: int
    apart: tuple[str, ...]


def peers(
    of: int, territories: Mapping[int, Mapping[str, float | None]], *, most: int = 5, least_compared: int = 2
) -> tuple[Peer, ...]:
    """The ``most`` nearest to ``of``, nearest first; unknown features are skipped. ``KeyError`` for a strange key.

    Territories with fewer than ``least_compared`` features in common are no peers.
    """
    own, scales = territories[of], _scales(territories)
    found = [
        peer
        for key, other in territories.items()
        if key != of and (peer := _peer(key, own, other, scales)).compared >= least_compared
    ]
    return tuple(sorted(found, key=lambda peer: (peer.distance, str(peer.key)))[:most])


def _peer(
    key: int, own: Mapping[str, float | None], other: Mapping[str, float | None], scales: Mapping[str, float]
) -> Peer:
    differences = {
        name: abs(mine - its) / scales[name]
        for name, mine in own.items()
        if name in scales and mine is not None and (its := other.get(name)) is not None
    }
    if not differences:
        return Peer(key, float("inf"), 0, ())
    distance = sqrt(sum(d * d for d in differences.values()) / len(differences))
    far = sorted((name for name, d in differences.items() if d > 1), key=lambda name: (-differences[name], name))
    return Peer(key, distance, len(differences), tuple(far))


def _scales(territories: Mapping[int, Mapping[str, float | None]]) -> dict[str, float]:
    """Per feature the median absolute deviation (one huge city moves nothing), without those that never differ."""
    names = sorted({name for features in territories.values() for name in features})
    values = {name: [v for f in territories.values() if (v := f.get(name)) is not None] for name in names}
    return {name: scale for name, known in values.items() if known and (scale := _deviation(known))}


def _deviation(values: list[float]) -> float:
    middle = median(values)
    spread = 1.4826 * median(abs(v - middle) for v in values)
    return spread or sqrt(sum((v - middle) ** 2 for v in values) / len(values))
