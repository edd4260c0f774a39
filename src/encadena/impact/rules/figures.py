"""What a figure is. Each says how it was counted; none is rounded, none hides what is not known.

``code`` names the definition that was counted (``rules.definitions``) and, inside a report, the address of its records.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """Things of one kind, each once. ``None``: hidden, because so few would tell who they are."""

    code: str
    value: int | None
    kind: str = "count"


@dataclass(frozen=True)
class Amount:
    """A sum in ``unit`` (``minutes``, ``pesos``) over ``counted`` records; ``unknown`` more had no value."""

    code: str
    value: int | None
    unit: str
    counted: int
    unknown: int = 0
    kind: str = "amount"


@dataclass(frozen=True)
class Portion:
    """A share as the four numbers that belong together: over all, over the known, the unreported, and the bounds.

    ``yes`` of the ``known`` of ``total``; shares run from 0 to 1 and are ``None`` where there is nothing to share (or
    where they are hidden, ``hidden``).
    """

    code: str
    yes: int | None
    known: int | None
    total: int | None
    of_all: float | None
    of_known: float | None
    unreported: float | None
    low: float | None
    high: float | None
    hidden: bool = False
    kind: str = "portion"


@dataclass(frozen=True)
class Ratio:
    """``over`` ÷ ``under`` (hours per session, firms per project); ``None`` when there is nothing below."""

    code: str
    over: float | None
    under: float | None
    value: float | None
    kind: str = "ratio"


@dataclass(frozen=True)
class Step:
    """After ``days`` the share ``lasting`` (0 to 1) still lasts, with the ends of its 95 % interval."""

    days: int
    lasting: float
    low: float
    high: float


@dataclass(frozen=True)
class Lasting:
    """Durations in days of ``n`` things of which ``finished`` are over; those that still run count as long as seen.

    ``mean`` is the restricted mean of the product-limit estimate up to ``horizon``; ``median`` with its 95 % interval
    is ``None`` while it is not known; ``finished_mean`` is the naive mean of the finished alone. ``steps`` is the
    curve, one for each day on which some ended.
    """

    code: str
    n: int
    finished: int
    mean: float | None
    horizon: int | None
    median: int | None
    median_low: int | None
    median_high: int | None
    finished_mean: float | None
    steps: tuple[Step, ...] = ()
    kind: str = "lasting"


@dataclass(frozen=True)
class InCurrency:
    """``total`` is a decimal as text, so that nothing is rounded; ``cases`` amounts by ``sayers`` different firms or
    buyers. ``at_least``: one of them is only a lower limit."""

    currency: str
    total: str
    cases: int
    sayers: int
    at_least: bool


@dataclass(frozen=True)
class RateUsed:
    """Pesos per unit of a currency in one event, on a day, as a source published it; decimals and days as text."""

    event: str
    currency: str
    pesos: str
    on: str
    source: str


@dataclass(frozen=True)
class Money:
    """Amounts that ``counted`` records tell, each currency apart; ``unknown`` more do not tell theirs.

    ``pesos``: all of them, each by the rate of its own event (decimal as text); ``None`` while a rate is ``missing``
    (codes of currencies), or where nobody told an amount. ``rates``: by which they were turned, told of the whole only.
    """

    code: str
    sums: tuple[InCurrency, ...]
    pesos: str | None
    missing: tuple[str, ...]
    counted: int
    unknown: int
    rates: tuple[RateUsed, ...] = ()
    hidden: bool = False
    kind: str = "money"


Figure = Count | Amount | Portion | Ratio | Lasting | Money
