"""In which order things stand in each layer so that few lines between neighbouring layers cross."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise, permutations

Key = Hashable
Layers = Sequence[Sequence[Key]]
Lines = Sequence[tuple[Key, Key]]
"""From a thing to one of the layer after its own; others are left out of account."""

SWEEPS = 12
EXACT_FEW, EXACT_MANY = 5, 8
"""Two layers with at most so many on the small and on the large side are solved exactly."""


def crossings(layers: Layers, lines: Lines) -> int:
    """Pairs of lines that cross; lines that meet at an end do not."""
    return sum(_between(left, right, lines) for left, right in pairwise(layers))


def ordered(layers: Layers, lines: Lines) -> list[list[Key]]:
    """The same layers in the best order found: never more crossings than as given, and fewest for two small ones."""
    if len(layers) == 2 and sorted(map(len, layers)) <= [EXACT_FEW, EXACT_MANY] and max(map(len, layers)) <= EXACT_MANY:
        return _exact(layers, lines)
    best, fewest = [list(layer) for layer in layers], crossings(layers, lines)
    current = [list(layer) for layer in layers]
    onward, back = _neighbours(lines)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        current = _swept(current, back if sweep % 2 == 0 else onward, forward=sweep % 2 == 0)
        switched = _switched(current, lines)
        count = crossings(switched, lines)
        if count < fewest:
            best, fewest = [list(layer) for layer in switched], count
    return best


def _between(left: Sequence[Key], right: Sequence[Key], lines: Lines) -> int:
    """Inversions, counted with a Fenwick tree: lines × log(right)."""
    from_place, to_place = _places(left), _places(right)
    ends = sorted((from_place[a], to_place[b]) for a, b in lines if a in from_place and b in to_place)
    tree, found = [0] * (len(right) + 1), 0
    for seen, (_start, end) in enumerate(ends):
        found += seen - _sum(tree, end + 1)
        place = end + 1
        while place < len(tree):
            tree[place] += 1
            place += place & -place
    return found


def _sum(tree: Sequence[int], place: int) -> int:
    total = 0
    while place:
        total += tree[place]
        place -= place & -place
    return total


def _swept(layers: list[list[Key]], toward: Mapping[Key, list[Key]], *, forward: bool) -> list[list[Key]]:
    """Each layer by the mean place of its neighbours in the layer that is already put in order."""
    done = [list(layer) for layer in layers]
    steps = range(1, len(done)) if forward else range(len(done) - 2, -1, -1)
    for step in steps:
        places = _places(done[step - 1 if forward else step + 1])
        own = _places(done[step])
        done[step].sort(key=lambda key: (_mean(toward.get(key, ()), places, own[key]), own[key]))
    return done


def _mean(neighbours: Sequence[Key], places: Mapping[Key, int], own: int) -> float:
    known = [places[key] for key in neighbours if key in places]
    return sum(known) / len(known) if known else float(own)


def _switched(layers: list[list[Key]], lines: Lines) -> list[list[Key]]:
    """Neighbours that stand better the other way round change places, until none does."""
    onward, back = _neighbours(lines)
    done = [list(layer) for layer in layers]
    for step, layer in enumerate(done):
        sides = [
            (near, _places(done[other]))
            for near, other in ((back, step - 1), (onward, step + 1))
            if 0 <= other < len(done)
        ]
        for _round in range(len(layer)):
            if not _switch_once(layer, sides):
                break
    return done


def _switch_once(layer: list[Key], sides: Sequence[tuple[Mapping[Key, list[Key]], Mapping[Key, int]]]) -> bool:
    moved = False
    for at in range(len(layer) - 1):
        one, two = layer[at], layer[at + 1]
        now = sum(_pair(near.get(one, ()), near.get(two, ()), places) for near, places in sides)
        then = sum(_pair(near.get(two, ()), near.get(one, ()), places) for near, places in sides)
        if then < now:
            layer[at], layer[at + 1], moved = two, one, True
    return moved


def _pair(upper: Sequence[Key], lower: Sequence[Key], places: Mapping[Key, int]) -> int:
    return sum(places[a] > places[b] for a in upper for b in lower if a in places and b in places)


def _exact(layers: Layers, lines: Lines) -> list[list[Key]]:
    """Every order of the small side, and for each the best one of the other (subsets, one thing put last)."""
    few = 0 if len(layers[0]) <= len(layers[1]) else 1
    near = _neighbours(lines)[1 if few == 0 else 0]
    found: tuple[int, list[Key], list[Key]] | None = None
    for order in permutations(layers[few]):
        count, other = _best_other(list(layers[1 - few]), near, _places(order))
        if found is None or count < found[0]:
            found = count, list(order), other
        if not count:
            break
    _count, small, large = found or (0, [], list(layers[1 - few]))
    return [small, large] if few == 0 else [large, small]


def _best_other(things: list[Key], near: Mapping[Key, list[Key]], places: Mapping[Key, int]) -> tuple[int, list[Key]]:
    cost = [[_pair(near.get(a, ()), near.get(b, ()), places) for b in things] for a in things]
    best: dict[int, tuple[int, int]] = {0: (0, -1)}
    for chosen in range(1, 1 << len(things)):
        inside = [n for n in range(len(things)) if chosen >> n & 1]
        best[chosen] = min(
            (best[chosen ^ (1 << last)][0] + sum(cost[n][last] for n in inside if n != last), last) for last in inside
        )
    order, left = list[Key](), (1 << len(things)) - 1
    count = best[left][0]
    while left:
        last = best[left][1]
        order.append(things[last])
        left ^= 1 << last
    return count, order[::-1]


def _places(layer: Sequence[Key]) -> dict[Key, int]:
    return {key: place for place, key in enumerate(layer)}


def _neighbours(lines: Lines) -> tuple[dict[Key, list[Key]], dict[Key, list[Key]]]:
    """Onward from a thing, and back from it."""
    onward: dict[Key, list[Key]] = {}
    back: dict[Key, list[Key]] = {}
    for start, end in lines:
        onward.setdefault(start, []).append(end)
        back.setdefault(end, []).append(start)
    return onward, back
