"""Profiles of a round that lack something, and who can be written to. A fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Offering, Representation
from encadena.kernel import clock
from encadena.network.queries import active_on

from ..choices import NOT_COMING, NoticeKind
from ..models import BuyerDelegate, Need, Notice, Participant, Round
from ..rules.completeness import Known, may_be_reminded, missing


@dataclass(frozen=True)
class Profile:
    """``reminded_at`` is when the last reminder left, None when none did."""

    person: Participant
    codes: list[str]
    people: list[User] = field(default_factory=list)
    email: str = ""
    reminded_at: datetime | None = None

    @property
    def reachable(self) -> bool:
        return bool(self.people or self.email) and may_be_reminded(self.codes)


def profiles_of(round: Round) -> list[Profile]:
    """Of everybody who comes; those that lack most come first."""
    rows = round.participants.exclude(status__in=NOT_COMING).filter(label="").select_related("firm__commune", "buyer")
    people = list(rows)
    users, known = users_of(people), _known(people)
    sent = Notice.objects.filter(round=round, kind=NoticeKind.COMPLETE, sent_at__isnull=False).order_by()
    reminded = dict(sent.values_list("participant").annotate(last=Max("sent_at")))
    found = [
        Profile(
            p,
            missing(_with_access(known[p.pk], p, users.get(p.pk, []))),
            users.get(p.pk, []),
            p.firm.email if p.firm else "",
            reminded.get(p.pk),
        )
        for p in people
    ]
    return sorted(found, key=lambda profile: (-len(profile.codes), profile.person.order, profile.person.pk))


def users_of(people: Iterable[Participant]) -> dict[int, list[User]]:
    """The accounts that act for each participant: delegates of buyers, people who represent firms. Two queries."""
    people = list(people)
    of_buyer = {p.buyer_id: p.pk for p in people if p.buyer_id}
    of_firm = {p.firm_id: p.pk for p in people if p.firm_id}
    found: dict[int, list[User]] = {}
    delegates = BuyerDelegate.objects.filter(buyer__in=of_buyer, user__is_active=True).select_related("user")
    for delegate in delegates.order_by("pk"):
        found.setdefault(of_buyer[delegate.buyer_id], []).append(delegate.user)
    rows = Representation.objects.filter(
        active_on(clock.today()), firm__in=of_firm, user__is_active=True, user__role=Role.FIRM
    )
    for row in rows.select_related("user").order_by("pk"):
        found.setdefault(of_firm[row.firm_id], []).append(row.user)
    return found


def _known(people: Sequence[Participant]) -> dict[int, Known]:
    needs = Need.objects.filter(buyer__in=[p.buyer_id for p in people if p.buyer_id], withdrawn_at__isnull=True)
    wanted = dict(needs.values_list("buyer").annotate(n=Count("pk")).order_by())
    offers = Offering.objects.filter(firm__in=[p.firm_id for p in people if p.firm_id], withdrawn_at__isnull=True)
    counted = offers.values_list("firm").annotate(n=Count("pk"), c=Count("pk", filter=Q(yearly_capacity__isnull=False)))
    sold = {firm: (n, c) for firm, n, c in counted.order_by()}
    return {p.pk: _of(p, wanted, sold) for p in people}


def _of(p: Participant, wanted: dict[int, int], sold: dict[int, tuple[int, int]]) -> Known:
    if p.buyer:
        return Known(True, needs=wanted.get(p.buyer.pk, 0), zone=bool(p.buyer.time_zone))
    offered, measured = sold.get(p.firm_id or 0, (0, 0))
    commune = bool(p.firm and p.firm.commune_id)
    return Known(False, offerings=offered, capacity=bool(measured), commune=commune)


def _with_access(known: Known, p: Participant, users: list[User]) -> Known:
    email = bool(users) or bool(p.firm and p.firm.email)
    values = {name: getattr(known, name) for name in known.__dataclass_fields__}
    return Known(**{**values, "access": bool(users), "email": email})
