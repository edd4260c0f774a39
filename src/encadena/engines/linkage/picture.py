"""A network as a picture that can be read: who sells on the left, who buys on the right, few lines that cross."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from .network import Network, Sale
from .ordering import crossings, ordered

MOST = 40
LAYERS = 4
BEND = 0.25  # of the height of a spot
OTHER_SELLERS, OTHER_BUYERS = -(2**62), -(2**62) + 1
"""Keys of the two spots that stand for all that was folded."""


@dataclass(frozen=True)
class Spot:
    """``layer`` from the left, ``place`` from the top, ``height`` 0 to 1 from the top; ``folded``: so many in one."""

    key: int
    layer: int
    place: int
    height: float
    folded: int = 0


@dataclass(frozen=True)
class Tie:
    """``through``: (layer, height) of each layer it passes, its ends included. ``weight`` 0 to 1, None: unknown."""

    seller: int
    buyer: int
    amount: float | None
    weight: float | None
    through: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Picture:
    """``tallest``: rows of the fullest layer; ``before``: crossings in the order of the names' keys."""

    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    layers: int
    tallest: int
    crossings: int
    before: int


def picture(network: Network, *, most: int = MOST, keep: Collection[int] = ()) -> Picture:
    """At most ``most`` spots, ``keep`` among them; who trades least is folded into one spot per side.

    Who only sells stands at the left edge, who only buys at the right one, and a firm that does both left of whom it
    sells to. Raises ``ValueError`` for fewer than 4 spots.
    """
    if most < 4:
        raise ValueError(f"a picture of {most}")
    shown, folded = _folded(network, most, set(keep))
    depths = _depths(shown)
    last = max(depths.values(), default=0)
    buying = {line.buyer for line in shown}
    layer_of = {key: last - depth if key in buying else 0 for key, depth in depths.items()}
    routes = {(line.seller, line.buyer): _route(line, layer_of) for line in shown}
    layers = _layers(layer_of, routes.values(), last + 1)
    lines = [pair for route in routes.values() for pair in pairwise(route)]
    best = ordered(layers, lines)
    heights = {key: height for layer in best for key, height in _spread(layer).items()}
    spots = tuple(
        Spot(key, n, place, heights[key], folded.get(key, 0))
        for n, layer in enumerate(best)
        for place, key in enumerate(layer)
        if isinstance(key, int)
    )
    return Picture(
        spots, tuple(_ties(shown, routes, heights, layer_of)), last + 1, max(map(_rows, best), default=0),
        crossings(best, lines), crossings(layers, lines),
    )  # fmt: skip


@dataclass(frozen=True)
class _Line:
    seller: int
    buyer: int
    amount: float | None


Route = tuple[Hashable, ...]


def _folded(network: Network, most: int, keep: set[int]) -> tuple[list[_Line], dict[int, int]]:
    sellers, strength = set(network.suppliers), _strength(network.sales)
    names: dict[int, int] = {}
    if len(strength) > most:
        shown = _chosen(strength, sellers, most - 2, keep)
        names = _names(strength.keys() - shown, sellers)
    together: dict[tuple[int, int], float | None] = {}
    for sale in network.sales:
        pair = names.get(sale.supplier, sale.supplier), names.get(sale.buyer, sale.buyer)
        if pair[0] == pair[1]:
            continue
        before = together.get(pair, 0.0)
        together[pair] = None if before is None or sale.amount is None else before + sale.amount
    counted: dict[int, int] = defaultdict(int)
    for name in names.values():
        counted[name] += 1
    return [_Line(*pair, amount) for pair, amount in sorted(together.items())], dict(counted)


def _names(left: set[int], sellers: set[int]) -> dict[int, int]:
    """The spot that each stands in; one alone keeps its own, it takes no more room."""
    sides = {OTHER_SELLERS: left & sellers, OTHER_BUYERS: left - sellers}
    return {key: spot for spot, keys in sides.items() if len(keys) > 1 for key in keys}


def _strength(sales: Iterable[Sale]) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for sale in sales:
        for key in (sale.supplier, sale.buyer):
            found[key] += sale.amount or 0.0
    return found


def _chosen(strength: Mapping[int, float], sellers: set[int], room: int, keep: set[int]) -> set[int]:
    """A third of the room for those who only buy, the rest for those who sell; what one side leaves the other takes."""

    def strongest(keys: Iterable[int]) -> list[int]:
        return sorted(keys, key=lambda key: (key not in keep, -strength[key], key))

    buyers, selling = strongest(strength.keys() - sellers), strongest(strength.keys() & sellers)
    for_buyers = min(len(buyers), max(room // 3, room - len(selling)))
    return {*buyers[:for_buyers], *selling[: room - for_buyers]}


def _depths(lines: Iterable[_Line]) -> dict[int, int]:
    """0 for who sells to nobody, else one more than the deepest buyer; who sells in a circle is cut where it closes."""
    buyers: dict[int, list[int]] = defaultdict(list)
    keys: set[int] = set()
    for line in lines:
        buyers[line.seller].append(line.buyer)
        keys |= {line.seller, line.buyer}
    depths: dict[int, int] = {}
    for start in sorted(keys):
        _sink(start, buyers, depths)
    return depths


def _sink(start: int, buyers: Mapping[int, list[int]], depths: dict[int, int]) -> None:
    path, waiting = [start], {start}
    while path:
        key = path[-1]
        ahead = next((b for b in buyers.get(key, ()) if b not in depths and b not in waiting), None)
        if ahead is not None:
            path.append(ahead)
            waiting.add(ahead)
            continue
        known = [depths[b] for b in buyers.get(key, ()) if b in depths]
        depths[key] = min(LAYERS - 1, 1 + max(known, default=-1) if buyers.get(key) else 0)
        path.pop()
        waiting.discard(key)


def _route(line: _Line, layer_of: Mapping[int, int]) -> Route:
    """The ends, with a bend in every layer between; a line that goes back or stays in its layer has no bend."""
    first, last = layer_of[line.seller], layer_of[line.buyer]
    bends = [(line.seller, line.buyer, layer) for layer in range(first + 1, last)]
    return (line.seller, *bends, line.buyer)


def _layers(layer_of: Mapping[int, int], routes: Iterable[Route], count: int) -> list[list[Hashable]]:
    layers: list[list[Hashable]] = [[] for _ in range(count)]
    for key in sorted(layer_of):
        layers[layer_of[key]].append(key)
    for route in routes:
        for bend in route[1:-1]:
            assert isinstance(bend, tuple)  # noqa: S101
            layers[bend[2]].append(bend)
    return layers


def _spread(layer: Sequence[Hashable]) -> dict[Hashable, float]:
    """Things one below the other, a bend in less room than a spot."""
    whole, above = sum(map(_room, layer)), 0.0
    found: dict[Hashable, float] = {}
    for key in layer:
        found[key] = (above + _room(key) / 2) / whole
        above += _room(key)
    return found


def _room(key: Hashable) -> float:
    return BEND if isinstance(key, tuple) else 1.0


def _rows(layer: Sequence[Hashable]) -> int:
    return ceil(sum(map(_room, layer)))


def _ties(
    lines: Iterable[_Line],
    routes: Mapping[tuple[int, int], Route],
    heights: Mapping[Hashable, float],
    layer_of: Mapping[int, int],
) -> Iterable[Tie]:
    lines = list(lines)
    largest = max((line.amount or 0.0 for line in lines), default=0.0)
    for line in lines:
        route = routes[line.seller, line.buyer]
        through = tuple((key[2] if isinstance(key, tuple) else layer_of[key], heights[key]) for key in route)  # type: ignore[index]
        weight = None if line.amount is None else line.amount / largest if largest else 0.0
        yield Tie(line.seller, line.buyer, line.amount, weight, through)
