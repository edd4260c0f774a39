"""An estimate with its interval, or why none is given; the sizes below which nothing is said, with their reasons."""

from dataclasses import dataclass

CONFIDENCE = 0.95

# Alpha and omega: with five items the 95 % interval of alpha = 0.7 is already 0.60–0.78 at 100; below, it says nothing.
ALPHA_MIN = 100
OMEGA_MIN = 100
# Omega needs three items: two leave the loadings of one factor undetermined.
OMEGA_MIN_ITEMS = 3
ALPHA_MIN_ITEMS = 2
# Kappa: at 50 pairs of raters its interval is about ± 0.2, the width of one step of the usual verbal scale.
KAPPA_MIN_PAIRS = 50
# A share at its floor or ceiling: below 30 the interval is wider than a third of the whole scale.
SHARE_MIN = 30
# A difference of means: the t distribution forgives skew from about 30 in each group.
GROUP_MIN = 30
# Logistic regression on an item: 100 in each group, and 10 of each answer per estimated number (three of them).
DIF_GROUP_MIN = 100
DIF_EVENTS_MIN = 30

TOO_FEW = "too_few"
TOO_FEW_ITEMS = "too_few_items"
NO_VARIATION = "no_variation"
NOT_ESTIMABLE = "not_estimable"


@dataclass(frozen=True)
class Estimate:
    """``low`` and ``high`` are the limits of the 95 % interval; ``n`` is what it rests on, ``items`` how many items."""

    value: float
    low: float
    high: float
    n: int
    items: int = 0


@dataclass(frozen=True)
class Refusal:
    """``n`` of the ``needed``; with ``no_variation`` or ``not_estimable`` it is the answers that do not do."""

    reason: str
    n: int
    needed: int = 0


Outcome = Estimate | Refusal
