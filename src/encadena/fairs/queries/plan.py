"""The plan of a fair with who stands where, and what each stand costs."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ..models import Exhibitor, Fair, StandKind
from ..rules import Cell, plan_of


def plan(fair: Fair, shown: set[int] | None = None) -> list[Cell]:
    """``shown``: keys of exhibitors whose names the reader may know (None: all); others are taken without a name.

    A shared stand leads to the first of its firms that may be named, under the name of the group.
    """
    there: dict[tuple[int, int], list[Exhibitor]] = defaultdict(list)
    for one in Exhibitor.objects.filter(fair=fair, row__isnull=False).select_related("firm", "group").order_by("pk"):
        there[one.row or 0, one.column or 0].append(one)
    taken = {}
    for place, firms in there.items():
        named = [one for one in firms if shown is None or one.pk in shown]
        names = ", ".join(str(one.firm) for one in named)
        group = named[0].group if named and len(firms) > 1 else None
        taken[place] = (named[0].pk if named else -1, f"{group}: {names}" if group else names)
    return plan_of(fair.rows, fair.columns, taken)


@dataclass(frozen=True)
class Priced:
    """Stands of one type; ``kind`` None: all that have no type."""

    kind: StandKind | None
    price: Decimal | None
    stands: int
    free: int


def prices(fair: Fair) -> list[Priced]:
    """By type, those without a type last. Two queries."""
    taken = {one.stand for one in fair.exhibitors.filter(row__isnull=False).only("row", "column")}
    found = [Priced(k, k.price, len(k.codes), len(set(k.codes) - taken)) for k in fair.kinds.all() if k.codes]
    typed = {code for one in found if one.kind for code in one.kind.codes}
    rest = {cell.code for cell in plan_of(fair.rows, fair.columns, {})} - typed
    return [*found, Priced(None, fair.price, len(rest), len(rest - taken))] if rest else found


def price_of(exhibitor: Exhibitor) -> tuple[StandKind | None, Decimal | None, int]:
    """Type and price of its stand, and among how many firms it is shared. Two queries."""
    fair, code = exhibitor.fair, exhibitor.stand
    kind = next((one for one in fair.kinds.all() if code in one.codes), None)
    sharing = fair.exhibitors.filter(row=exhibitor.row, column=exhibitor.column).count() if code else 1
    return kind, kind.price if kind else fair.price, sharing
