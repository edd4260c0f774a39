"""Who may come in for a buyer, and whether they did."""

from dataclasses import dataclass

from encadena.accounts.choices import LinkPurpose
from encadena.accounts.models import AccessLink

from ..models import Buyer, BuyerDelegate


@dataclass(frozen=True)
class Door:
    """``link`` is the newest of this person that is still open, None when there is none."""

    delegate: BuyerDelegate
    link: AccessLink | None


def doors_of(buyer: Buyer) -> list[Door]:
    """Two queries."""
    delegates = list(buyer.delegates.select_related("user").order_by("pk"))
    links = AccessLink.objects.filter(
        user__in=[d.user_id for d in delegates], purpose=LinkPurpose.SIGN_IN, withdrawn_at=None
    )
    newest = {link.user_id: link for link in links.order_by("pk") if link.usable}
    return [Door(d, newest.get(d.user_id)) for d in delegates]
