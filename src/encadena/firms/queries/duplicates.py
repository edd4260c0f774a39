"""Which firms may be one and the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from encadena.accounts.models import User

from ..models import DuplicateDecision, Firm, FirmKey
from ..rules.keys import WORD, keys_of
from ..rules.likeness import SHOWN_FROM, Likeness, Record, likeness
from .finding import candidates
from .scope import firms_counted_for, firms_visible_to

PAIRS_SHOWN = 50
LARGEST_GROUP = 6


@dataclass(frozen=True)
class Alike:
    """A firm that may be the one in question, how alike they are, and why."""

    firm: Firm
    likeness: Likeness


@dataclass(frozen=True)
class Pair:
    left: Firm
    right: Firm
    likeness: Likeness

    @property
    def both(self) -> tuple[Firm, Firm]:
        return self.left, self.right


def alike_to_typed(values: Mapping[str, Any], user: User | AnonymousUser, limit: int = 5) -> list[Alike]:
    """Registered firms like the one that is being typed (clean values of the profile), within the reader's scope."""
    names = (values.get("name") or "", values.get("trade_name") or "")
    keys = keys_of(
        names=names,
        email=values.get("email") or "",
        phone=values.get("phone") or "",
        website=values.get("website") or "",
        commune=values.get("commune"),
        address=values.get("address") or "",
    )
    record = Record(names, frozenset(keys), values.get("rut"))
    return _alike(record, candidates(keys), user, excluded=set(), limit=limit)


def alike_to(firm: Firm, user: User | AnonymousUser, limit: int = 10) -> list[Alike]:
    """Firms in the reader's scope that may be this one; pairs that somebody told apart are left out."""
    keys = frozenset(firm.keys.values_list("value", flat=True))
    record = Record((firm.name, firm.trade_name), keys, firm.rut)
    return _alike(record, candidates(keys), user, excluded={firm.pk, *told_apart(firm)}, limit=limit)


def told_apart(firm: Firm) -> set[int]:
    pairs = DuplicateDecision.objects.filter(Q(left=firm) | Q(right=firm)).values_list("left", "right")
    return {other for pair in pairs for other in pair if other != firm.pk}


def duplicate_pairs(user: User | AnonymousUser, page: int = 1) -> tuple[list[Pair], bool]:
    """Pairs in the reader's scope that share a name, a contact, an owner or an address, and whether more follow.

    A page holds the pairs of 50 shared values. Walks one index in order and stops when the page is full, so it costs
    the same at any size of the register.
    """
    start = (page - 1) * PAIRS_SHOWN
    values = list(_shared_values(user)[start : start + PAIRS_SHOWN + 1])
    groups = _firms_by_value(values[:PAIRS_SHOWN], user)
    return _scored(groups), len(values) > PAIRS_SHOWN


def compare(one: Firm, other: Firm) -> Likeness:
    records = _records([one, other])
    return likeness(records[one.pk], records[other.pk])


def _alike(
    record: Record, ids: Collection[int], user: User | AnonymousUser, *, excluded: set[int], limit: int
) -> list[Alike]:
    firms = firms_visible_to(user).filter(pk__in=set(ids) - excluded).select_related("commune")
    records = _records(found := list(firms))
    scored = [Alike(firm, likeness(record, records[firm.pk])) for firm in found]
    near = [alike for alike in scored if alike.likeness.score >= SHOWN_FROM]
    return sorted(near, key=lambda a: (-a.likeness.score, a.firm.pk))[:limit]


def _records(firms: Iterable[Firm]) -> dict[int, Record]:
    firms = list(firms)
    keys: dict[int, set[str]] = defaultdict(set)
    for firm, value in FirmKey.objects.filter(firm__in=[f.pk for f in firms]).values_list("firm", "value"):
        keys[firm].add(value)
    return {f.pk: Record((f.name, f.trade_name), frozenset(keys[f.pk]), f.rut) for f in firms}


def _shared_values(user: User | AnonymousUser) -> QuerySet[FirmKey, str]:
    """Strong keys all sort before words, so they are one stretch of the index."""
    keys = FirmKey.objects.filter(value__lt=WORD, firm__in=firms_counted_for(user))
    shared = keys.values("value").annotate(firms=Count("firm")).filter(firms__gte=2, firms__lte=LARGEST_GROUP)
    return shared.order_by("value").values_list("value", flat=True)


def _firms_by_value(values: Collection[str], user: User | AnonymousUser) -> list[list[Firm]]:
    pairs = FirmKey.objects.filter(value__in=values, firm__in=firms_visible_to(user)).values_list("value", "firm")
    ids: dict[str, list[int]] = defaultdict(list)
    for value, firm in pairs:
        ids[value].append(firm)
    everyone = {firm for group in ids.values() for firm in group}
    firms = {f.pk: f for f in Firm.objects.filter(pk__in=everyone).select_related("commune")}
    return [[firms[pk] for pk in sorted(group)] for group in ids.values()]


def _scored(groups: list[list[Firm]]) -> list[Pair]:
    firms = {firm.pk: firm for group in groups for firm in group}
    records = _records(firms.values())
    wanted = {(a.pk, b.pk) for group in groups for n, a in enumerate(group) for b in group[n + 1 :]}
    apart = set(DuplicateDecision.objects.filter(left__in=firms, right__in=firms).values_list("left", "right"))
    pairs = [Pair(firms[a], firms[b], likeness(records[a], records[b])) for a, b in sorted(wanted - apart)]
    return sorted((p for p in pairs if p.likeness.score >= SHOWN_FROM), key=lambda p: -p.likeness.score)
