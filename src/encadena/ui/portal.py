"""What a client firm has to do next: rooms register their steps in ``panels``; the site draws them on the firm's page.

The cards below the steps are panels of the slot ``portal`` (``ui.slots``), whose address takes the firm.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from encadena.kernel import clock

SLOT = "portal"


@dataclass(frozen=True)
class Step:
    """``text`` says what to do and ``note`` why or how long; ``on`` is the day it is due, None when it has none."""

    text: str
    url: str
    icon: str
    note: str = ""
    on: date | None = None

    @property
    def late(self) -> bool:
        return self.on is not None and self.on < clock.today()

    @property
    def today(self) -> bool:
        return self.on == clock.today()


Source = Callable[[Any, Any], Iterable[Step]]
_sources: dict[str, Source] = {}


def register_steps(key: str, source: Source) -> None:
    """``source(user, firm)`` gives the steps of one firm in a fixed number of queries."""
    _sources[key] = source


def steps_for(user: object, firm: object) -> list[Step]:
    """The soonest first; what has no day comes last, in the order of its room."""
    return sorted(_all(user, firm), key=lambda step: step.on or date.max)


def _all(user: object, firm: object) -> Iterator[Step]:
    for source in _sources.values():
        yield from source(user, firm)
