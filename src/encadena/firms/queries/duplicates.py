"""Which firms may be one and the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import combinations
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q

from encadena.accounts.models import User

from ..models import AlikeSearch, DuplicateDecision, Firm, FirmKey
from ..rules.keys import WORD, keys_of
from ..rules.likeness import SHOWN_FROM, Likeness, Record, likeness
from .finding import candidates
from .reach import reached_today
from .scope import firms_visible_to

PAIRS_SHOWN = 50
LARGEST_GROUP = 6
LONGEST_SCOPE = 200


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


def duplicate_pairs(search: AlikeSearch, user: User | AnonymousUser, page: int = 1) -> tuple[list[Pair], bool]:
    """One page of what the search found, the most alike first, and whether more follow.

    Each pair is looked at again: firms that left the reader's scope, were merged, told apart or are no longer alike
    are left out, so a page may be short.
    """
    decided = DuplicateDecision.objects.filter(left=OuterRef("left"), right=OuterRef("right"))
    pairs = search.pairs.filter(~Exists(decided)).order_by("-score", "left_id", "right_id")
    start = (page - 1) * PAIRS_SHOWN
    found = list(pairs.values_list("left_id", "right_id")[start : start + PAIRS_SHOWN + 1])
    everyone = {pk for pair in found for pk in pair}
    firms = {f.pk: f for f in firms_visible_to(user).filter(pk__in=everyone).select_related("commune")}
    records = _records(firms.values())
    likely = [
        Pair(firms[left], firms[right], likeness(records[left], records[right]))
        for left, right in found[:PAIRS_SHOWN]
        if left in firms and right in firms
    ]
    return [pair for pair in likely if pair.likeness.score >= SHOWN_FROM], len(found) > PAIRS_SHOWN


def scope_key(tokens: Iterable[str]) -> str:
    """One name for the same tokens, whoever holds them."""
    name = " ".join(sorted(tokens))
    return name if len(name) <= LONGEST_SCOPE else blake2b(name.encode(), digest_size=32).hexdigest()


def changed_since(tokens: Collection[str], moment: datetime) -> bool:
    return reached_today(tokens).filter(updated_at__gt=moment).exists()


def shared_values(tokens: Collection[str]) -> list[str]:
    """Names, contacts, owners and addresses that two to six firms of the scope have in common.

    Strong keys all sort before words, so they are one stretch of the index. Goes through all of it.
    """
    keys = FirmKey.objects.filter(value__lt=WORD, firm__in=reached_today(tokens).values("firm_id"))
    shared = keys.values("value").annotate(firms=Count("firm")).filter(firms__gte=2, firms__lte=LARGEST_GROUP)
    return list(shared.order_by("value").values_list("value", flat=True))


def likely_pairs(values: Collection[str], tokens: Collection[str]) -> dict[tuple[int, int], float]:
    """(lower id, higher id) → score, of the firms of the scope that share one of these values."""
    keys = FirmKey.objects.filter(value__in=values, firm__in=reached_today(tokens).values("firm_id"))
    groups: dict[str, list[int]] = defaultdict(list)
    for value, firm in keys.order_by("firm").values_list("value", "firm"):
        groups[value].append(firm)
    records = _records(Firm.objects.filter(pk__in={firm for group in groups.values() for firm in group}))
    wanted = {pair for group in groups.values() for pair in combinations(group, 2)}
    scores = {pair: likeness(*(records[pk] for pk in pair)).score for pair in wanted}
    return {pair: score for pair, score in scores.items() if score >= SHOWN_FROM}


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
