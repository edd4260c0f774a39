"""Needs that are open outside of rounds, and what is proposed to firms, each within the reader's scope.

Whoever sees a buyer sees its needs; the buyer sees of firms only those that said they are interested. Proposals are
read by the firm and by who attends it, never by a rival, and by whoever manages the need as far as they see the firm.
"""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to, may_edit
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..choices import ProposalState, RoundState
from ..models import Buyer, Need, Participant, Proposal, Round
from ..rules.needs import is_open
from .scope import Viewer, buyers_visible_to, manages_all, rounds_visible_to

MANAGERS = frozenset({Role.ADMINISTRATOR, Role.AGENCY, Role.PROMOTER, Role.ASSOCIATION, Role.COORDINATOR})
PROPOSED_TO = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.FIRM})
STANDING = Q(standing_since__isnull=False, withdrawn_at__isnull=True)
ROUNDS = 50


def comes_in(need: Need, today: date) -> bool:
    """Whether firms are proposed for it today."""
    return bool(need.standing_since) and need.withdrawn_at is None and is_open(need.until, today)


def needs_visible_to(user: Viewer) -> QuerySet[Need]:
    """Of the buyers in reach: their own people, and whoever manages a round with them."""
    if scope_of(user).role not in MANAGERS | {Role.BUYER}:
        return Need.objects.none()
    rows = Need.objects.filter(withdrawn_at__isnull=True).select_related("buyer", "product", "service")
    return rows if manages_all(user) else rows.filter(buyer__in=buyers_visible_to(user).values("pk"))


def standing_needs(user: Viewer, *, closed: bool = False) -> QuerySet[Need]:
    """Open ones, the soonest to end first; or those whose day is over, the latest first."""
    rows = needs_visible_to(user).filter(STANDING)
    today = clock.today()
    if closed:
        return rows.filter(until__lt=today).order_by("-until", "-pk")
    return rows.filter(until__gte=today).order_by("until", "pk")


def tallies(needs: list[Need]) -> dict[int, tuple[int, int]]:
    """By need: how many firms were proposed, and how many of them are interested. One query."""
    counted = Proposal.objects.filter(need__in=[n.pk for n in needs]).values("need").order_by()
    rows = counted.annotate(n=Count("pk"), yes=Count("pk", filter=Q(state=ProposalState.INTERESTED)))
    return {row["need"]: (row["n"], row["yes"]) for row in rows}


def buyers_to_enter(user: Viewer) -> QuerySet[Buyer]:
    """For whom the reader may write a need outside of rounds."""
    return buyers_visible_to(user).order_by("name", "pk")


def may_add_buyers(user: Viewer) -> bool:
    """Outside of rounds the agency and the promoter take in new buyers; others know theirs from rounds."""
    return manages_all(user)


def interested_in(need: Need) -> QuerySet[Proposal]:
    """What the buyer sees: firms that said so themselves, or whose advisers did."""
    rows = need.proposals.filter(state=ProposalState.INTERESTED)
    return rows.select_related("firm__commune", "offering").order_by("-score", "pk")


def proposals_of(user: Viewer, need: Need) -> QuerySet[Proposal]:
    """For whoever manages the need: firms that are interested, and of the others those in the reader's reach."""
    rows = need.proposals.select_related("firm__commune", "offering").order_by("-score", "pk")
    if scope_of(user).everything:
        return rows
    seen = Exists(firms_visible_to(user).filter(pk=OuterRef("firm")))
    return rows.filter(Q(state=ProposalState.INTERESTED) | seen)


def proposals_visible_to(user: Viewer) -> QuerySet[Proposal]:
    """Proposed to firms of the reader, of needs that are open today."""
    if scope_of(user).role not in PROPOSED_TO:
        return Proposal.objects.none()
    rows = Proposal.objects.filter(
        Exists(firms_visible_to(user).filter(pk=OuterRef("firm"))),
        need__standing_since__isnull=False,
        need__withdrawn_at__isnull=True,
        need__until__gte=clock.today(),
    )
    return rows.select_related("need__buyer", "firm", "offering").order_by("-score", "pk")


def may_decide(user: Viewer, firm: Firm) -> bool:
    """Whoever may change what the firm says of itself."""
    return may_edit(user, firm)


def rounds_to_take(user: Viewer, need: Need) -> list[Round]:
    """Rounds that the reader manages and whose agenda is not public yet; with ``has_buyer``."""
    open_ones = (RoundState.DRAFT, RoundState.REGISTRATION, RoundState.PLANNING)
    rows = rounds_visible_to(user).filter(state__in=open_ones)
    if not manages_all(user):
        rows = rows.filter(organiser__in=scope_of(user).institution_ids)
    has_buyer = Exists(Participant.objects.filter(round=OuterRef("pk"), buyer=need.buyer_id))
    return list(rows.annotate(has_buyer=has_buyer).order_by("-pk")[:ROUNDS])
