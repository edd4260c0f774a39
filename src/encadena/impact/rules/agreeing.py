"""Whether a computed number says the same as a published one, by the rounding of its words.

* ``exact``: within half a unit of the last digit that was stated (147 projects: 147; 48 %: from 47,5 to 48,5).
* ``about``: within 2,5 % of the stated value.
* ``more than``: from the stated value up to, not including, the next value of so many digits ("more than 8.000" is said
  of 8.000 to 8.999, of 9.000 it would be "more than 9.000"; "more than 70 %" of 70 to 79,9).
* ``at least``: the stated value or more. ``almost``: at most one step below it, and not more.
"""

from collections.abc import Callable, Mapping

NEAR = 0.025


def agrees(computed: float | None, stated: float, qualifier: str) -> bool | None:
    """``None`` without a computed number. ``KeyError`` for a qualifier that has no rule."""
    return None if computed is None else RULES[qualifier](computed, stated)


def step_of(stated: float) -> float:
    """One unit of the last digit that is not a closing zero: 1.000 for 8.000, 10 for 70, 1 for 147, 0,1 for 1,5."""
    if stated != int(stated):
        decimals = len(repr(stated).partition(".")[2])
        return float(10**-decimals)
    whole = abs(int(stated))
    return float(10 ** (len(str(whole)) - len(str(whole).rstrip("0"))) if whole else 1)


def _exact(computed: float, stated: float) -> bool:
    last = 1.0 if stated == int(stated) else step_of(stated)
    return stated - last / 2 <= computed < stated + last / 2


def _about(computed: float, stated: float) -> bool:
    return abs(computed - stated) <= NEAR * abs(stated)


def _more_than(computed: float, stated: float) -> bool:
    return stated <= computed < stated + step_of(stated)


def _at_least(computed: float, stated: float) -> bool:
    return computed >= stated


def _almost(computed: float, stated: float) -> bool:
    return stated - step_of(stated) <= computed <= stated


RULES: Mapping[str, Callable[[float, float], bool]] = {
    "exact": _exact, "about": _about, "more than": _more_than, "at least": _at_least, "almost": _almost,
}  # fmt: skip
