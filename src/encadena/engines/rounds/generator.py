"""Invented rounds of believable shape, for tests, benchmarks and demonstrations. The same seed gives the same round.

Buyers receive firms: demand for firms is skewed, some firms come for half the time, some buyers arrive late.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from .problem import Id, Meeting, Problem, Slot

SKEW = 0.6  # of demand: firm number n is asked for in proportion to n ** -SKEW
PART_TIME = 0.2  # of firms are there for half the slots only
LATE = 0.1  # of buyers arrive one to three slots late


@dataclass(frozen=True)
class Shape:
    """Size of an invented round; ``slots`` are per day."""

    buyers: int
    firms: int
    meetings: int
    slots: int
    tables: int
    days: int = 1


SMALL = Shape(buyers=6, firms=20, meetings=40, slots=10, tables=6)
REDES = Shape(buyers=50, firms=1300, meetings=450, slots=24, tables=50)
HALF_DAY = Shape(buyers=50, firms=1300, meetings=450, slots=10, tables=48)
LARGE = Shape(buyers=150, firms=1500, meetings=3000, slots=24, tables=150)
TWO_DAYS = Shape(buyers=75, firms=1500, meetings=3000, slots=24, tables=75, days=2)

# By meetings, days and share of the places (tables times slots) that the meetings fill.
EVENTS: Mapping[str, Shape] = {
    "450, half empty": REDES,
    "450, half day": HALF_DAY,
    "450, 83 %": Shape(buyers=30, firms=400, meetings=450, slots=18, tables=30),
    "450, 96 %": Shape(buyers=30, firms=400, meetings=450, slots=18, tables=26),
    "450, 2 days, 83 %": Shape(buyers=15, firms=400, meetings=450, slots=18, tables=15, days=2),
    "450, 2 days, 96 %": Shape(buyers=15, firms=400, meetings=450, slots=18, tables=13, days=2),
    "3000, 83 %": LARGE,
    "3000, 96 %": Shape(buyers=150, firms=1500, meetings=3000, slots=24, tables=130),
    "3000, 2 days, 83 %": TWO_DAYS,
    "3000, 2 days, 96 %": Shape(buyers=75, firms=1500, meetings=3000, slots=24, tables=65, days=2),
    "13000, 83 %": Shape(buyers=650, firms=2000, meetings=13000, slots=24, tables=650),
    "13000, 96 %": Shape(buyers=650, firms=2000, meetings=13000, slots=24, tables=564),
    "13000, 2 days, 83 %": Shape(buyers=325, firms=2000, meetings=13000, slots=24, tables=325, days=2),
    "13000, 2 days, 96 %": Shape(buyers=325, firms=2000, meetings=13000, slots=24, tables=282, days=2),
}


def generate(shape: Shape, seed: int = 1) -> Problem:
    """A round in which nobody has more meetings than slots to hold them, which makes it nearly always possible."""
    rng = Random(seed)
    slots = tuple(_slots(shape))
    buyers = [f"B{i + 1}" for i in range(shape.buyers)]
    firms = [f"F{i + 1}" for i in range(shape.firms)]
    forbidden = frozenset(_absences(buyers, firms, slots, rng))
    meetings = tuple(_meetings(buyers, firms, _room(buyers + firms, slots, forbidden), shape.meetings, rng))
    met = {p for m in meetings for p in m.pair}
    return Problem(
        participants=tuple(p for p in buyers + firms if p in met),
        meetings=meetings,
        slots=slots,
        forbidden=frozenset((p, s) for p, s in forbidden if p in met),
        breaks_within="day" if shape.days > 1 else "event",
    )


def _slots(shape: Shape) -> Iterator[Slot]:
    for number in range(shape.slots * shape.days):
        day, place = divmod(number, shape.slots)
        session = "mañana" if 2 * place < shape.slots else "tarde"
        yield Slot(number + 1, shape.tables, str(day + 1), session)


def _absences(buyers: list[str], firms: list[str], slots: tuple[Slot, ...], rng: Random) -> Iterator[tuple[str, int]]:
    half = len(slots) // 2
    for firm in firms:
        if rng.random() < PART_TIME:
            away = slots[:half] if rng.random() < 0.5 else slots[half:]
            yield from ((firm, slot.id) for slot in away)
    for buyer in buyers:
        if rng.random() < LATE:
            yield from ((buyer, slot.id) for slot in slots[: rng.randint(1, 3)])


def _room(participants: list[str], slots: tuple[Slot, ...], forbidden: frozenset[tuple[Id, int]]) -> dict[str, int]:
    return {p: sum((p, slot.id) not in forbidden for slot in slots) for p in participants}


def _meetings(buyers: list[str], firms: list[str], room: dict[str, int], wanted: int, rng: Random) -> Iterator[Meeting]:
    skewed = list(accumulate((n + 1) ** -SKEW for n in range(len(firms))))
    asked: set[tuple[str, str]] = set()
    for attempt in range(50 * wanted):
        buyer = buyers[attempt % len(buyers)]
        firm = rng.choices(firms, cum_weights=skewed)[0]
        if len(asked) == wanted:
            return
        if (buyer, firm) in asked or not room[buyer] or not room[firm]:
            continue
        asked.add((buyer, firm))
        room[buyer] -= 1
        room[firm] -= 1
        yield Meeting(f"M{len(asked)}", buyer, firm)
