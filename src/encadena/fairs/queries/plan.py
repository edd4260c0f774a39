"""The plan of a fair with who stands where."""

from ..models import Exhibitor, Fair
from ..rules import Cell, plan_of


def plan(fair: Fair, shown: set[int] | None = None) -> list[Cell]:
    """``shown``: keys of exhibitors whose names the reader may know (None: all); others are taken without a name."""
    taken = {}
    for one in Exhibitor.objects.filter(fair=fair, row__isnull=False).select_related("firm"):
        named = shown is None or one.pk in shown
        taken[one.row or 0, one.column or 0] = (one.pk if named else -1, str(one.firm) if named else "")
    return plan_of(fair.rows, fair.columns, taken)
