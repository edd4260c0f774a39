"""A share with the numbers that belong to it."""

from encadena.engines.impact.shares import Share

from ..rules.figures import Portion


def portion(code: str, *, yes: int, known: int, total: int) -> Portion:
    share = Share(yes, known, total)
    low, high = share.bounds or (None, None)
    return Portion(code, yes, known, total, share.over_all, share.over_known, share.unreported, low, high)
