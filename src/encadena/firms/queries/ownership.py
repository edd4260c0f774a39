"""Owners as the rules want them."""

from datetime import date

from django.db.models import Q

from ..models import Firm, Ownership
from ..rules.ownership import Part, Span, WomensShare, womens_share


def spans_of(firm: Firm) -> list[Span]:
    return [Span(*row) for row in firm.ownerships.values_list("share", "since", "until")]


def on_day(day: date) -> Q:
    """Ownership rows that hold on ``day``; an unknown beginning is from ever."""
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gt=day))


def parts_on(firm: Firm, day: date) -> list[Part]:
    """The owners of one day: share and gender; firms have no gender."""
    return [
        Part(share, gender)
        for share, gender in firm.ownerships.filter(on_day(day)).values_list("share", "person__gender")
    ]


def womens_share_of(firm: Firm, day: date) -> WomensShare:
    return womens_share(parts_on(firm, day))


def firms_owned_through(firm_id: int) -> set[int]:
    """The firm and all it owns, directly or through others, at any time (a ring is refused even in turns)."""
    found, frontier = {firm_id}, {firm_id}
    while frontier:
        owned = set(Ownership.objects.filter(owner_firm__in=frontier).values_list("firm", flat=True))
        frontier = owned - found
        found |= frontier
    return found
