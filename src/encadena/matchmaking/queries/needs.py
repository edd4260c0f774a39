"""The needs of buyers, and who may change them."""

from collections.abc import Collection

from django.db.models import QuerySet

from ..models import Buyer, Need, Participant
from .scope import Viewer, may_manage, own_buyers

RELATED = ("product", "service", "activity")


def needs_of(buyer: Buyer) -> QuerySet[Need]:
    """What it looks for now; withdrawn ones are left out."""
    return buyer.needs.filter(withdrawn_at__isnull=True).select_related(*RELATED)


def needs_by_buyer(buyer_ids: Collection[int]) -> dict[int, list[Need]]:
    """One query."""
    found: dict[int, list[Need]] = {}
    rows = Need.objects.filter(buyer__in=buyer_ids, withdrawn_at__isnull=True).select_related(*RELATED)
    for need in rows:
        found.setdefault(need.buyer_id, []).append(need)
    return found


def may_edit_needs(user: Viewer, person: Participant) -> bool:
    """The buyer's own people, and whoever manages a round with the buyer."""
    if person.buyer_id is None:
        return False
    return person.buyer_id in set(own_buyers(user)) or may_manage(user, person.round)
