"""What rooms above offer here: what a centre may have a target for, the subjects of advice,
and what belongs to the package when a centre passes to another operator.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from encadena.accounts.models import User

Measure = Callable[[Collection[int], int, date], Mapping[int, float]]
"""(ids of centres, year, up to this day) → centre id → result; a centre without any may be left out."""


@dataclass(frozen=True)
class Indicator:
    """``accumulates``: it grows through the year and may be projected; otherwise it is how things stand that day."""

    code: str
    label: object
    unit: object
    measure: Measure
    order: int
    accumulates: bool = True


_indicators: dict[str, Indicator] = {}


def register_indicator(
    code: str, *, label: object, measure: Measure, order: int, unit: object = "", accumulates: bool = True
) -> None:
    _indicators[code] = Indicator(code, label, unit, measure, order, accumulates)


def indicators() -> list[Indicator]:
    return sorted(_indicators.values(), key=lambda indicator: indicator.order)


def indicator_of(code: str) -> Indicator | None:
    return _indicators.get(code)


Subjects = Callable[[], Mapping[str, str]]
"""() → code → name in the reader's language, in the order in which they are offered."""

_subjects: list[Subjects] = []


def register_subjects(source: Subjects) -> None:
    _subjects.append(source)


def subjects() -> dict[str, str]:
    """Subjects of practices and of expert material: the areas of advice, as the room that keeps them names them."""
    return {code: name for source in _subjects for code, name in source().items()}


@dataclass(frozen=True)
class PackageSection:
    """A part of the package of a handover.

    ``rows(centre id, ids of clients that are withheld)`` gives what JSON can hold, in a steady order; ``missing(centre
    id)`` how many records lack what (code → count); ``lacks`` are the words for these codes.
    """

    key: str
    label: object
    order: int
    rows: Callable[[int, Collection[int]], Iterator[Mapping[str, Any]]]
    missing: Callable[[int], Mapping[str, int]] = lambda centre: {}
    lacks: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class HeldClient:
    """``covered``: its agreement with the public centre covers that the next operator goes on."""

    client_id: int
    firm_id: int
    name: str
    covered: bool


@dataclass(frozen=True)
class ClientKeeper:
    """The room that keeps clients. ``withhold`` hides them from whoever runs the centre from a day on, ``release``
    takes that back, ``leave`` takes clients from people who no longer work there. All may run twice.
    """

    clients: Callable[[int], Iterator[HeldClient]]
    withhold: Callable[[int, Collection[int], date, User | None], None]
    release: Callable[[int, Collection[int], User | None], None]
    leave: Callable[[int, Collection[int], User | None], int]


_sections: dict[str, PackageSection] = {}
_keepers: list[ClientKeeper] = []


def register_section(section: PackageSection) -> None:
    _sections[section.key] = section


def sections() -> list[PackageSection]:
    return sorted(_sections.values(), key=lambda section: (section.order, section.key))


def register_keeper(keeper: ClientKeeper) -> None:
    _keepers.append(keeper)


def keepers() -> list[ClientKeeper]:
    return list(_keepers)
