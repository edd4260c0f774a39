"""Firms and people as the search index wants them, with the terms that decide who may find them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.queries import active_on, scope_of

from ..models import Assignment, Firm, FirmActivity, Membership, Offering, Ownership, Person, Representation
from ..models.firm import LISTED
from .ownership import on_day
from .scope import firms_visible_to

CHUNK = 2000


@dataclass
class Around:
    """What hangs on the firms of one chunk: firm → words to be found by, firm → scope terms."""

    words: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))


def chunks(rows: QuerySet[Any], ids: Collection[int] | None) -> Iterator[list[Any]]:
    """Rows by primary key, 2,000 at a time, without a cursor that stays open."""
    rows = rows.order_by("pk") if ids is None else rows.filter(pk__in=ids).order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def listed_firms() -> QuerySet[Firm]:
    return Firm.objects.filter(LISTED).select_related("commune")


def people() -> QuerySet[Person]:
    return Person.objects.all()


def around(firms: Collection[int], *, words: bool = True) -> Around:
    """Five reads for a chunk (one without ``words``)."""
    found = Around()
    _scope_terms(firms, found.terms)
    if words:
        today = clock.today()
        owners = Ownership.objects.filter(on_day(today), firm__in=firms, person__isnull=False)
        for firm, name in owners.values_list("firm", "person__full_name"):
            found.words[firm].append(name)
        offerings = Offering.objects.filter(firm__in=firms, withdrawn_at__isnull=True)
        for firm, name in offerings.values_list("firm", "name"):
            found.words[firm].append(name)
        activities = FirmActivity.objects.filter(firm__in=firms)
        for firm, name in activities.values_list("firm", "activity__name_es"):
            found.words[firm].append(name)
    return found


def _scope_terms(firms: Collection[int], terms: dict[int, set[str]]) -> None:
    today = clock.today()
    attending = Assignment.objects.filter(active_on(today), firm__in=firms)
    for firm, centre, region in attending.values_list("firm", "centre", "centre__region"):
        terms[firm] |= {f"centre{centre}", f"region{region}"}
    for firm, institution in Membership.objects.filter(active_on(today), firm__in=firms).values_list(
        "firm", "institution"
    ):
        terms[firm].add(f"member{institution}")
    for firm, region, is_open in Firm.objects.filter(pk__in=firms).values_list("pk", "region", "open_to_promotion"):
        terms[firm] |= {f"firm{firm}", f"region{region or ''}"} | ({"open"} if is_open else set())


def firms_of_people(ids: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
    """Person → (firm, name) of the listed firms they own today or owned."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Ownership.objects.filter(person__in=ids, firm__merged_into__isnull=True, firm__archived_at__isnull=True)
    for person, firm, name in rows.order_by("id").values_list("person", "firm", "firm__name"):
        if (firm, name) not in found[person]:
            found[person].append((firm, name))
    return found


def search_terms(user: User) -> list[str] | None:
    """The scope terms of a reader; None: everything. The same cases as ``scope.firms_visible_to``."""
    scope = scope_of(user)
    if scope.everything:
        return None
    match scope.role:
        case Role.ADVISER | Role.HEAD | Role.COORDINATOR:
            return [f"centre{pk}" for pk in sorted(scope.centre_ids)]
        case Role.AGENCY_REGION:
            return [f"region{code}" for code in sorted(scope.region_codes)]
        case Role.ASSOCIATION:
            return [f"member{pk}" for pk in sorted(scope.institution_ids)]
        case Role.PROMOTER:
            return ["open"]
        case Role.FIRM:
            own = Representation.objects.filter(active_on(clock.today()), user=user)
            return [f"firm{pk}" for pk in own.values_list("firm", flat=True)]
    return []


def people_visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """Owners, today's or former, of the firms in the reader's scope."""
    # Asked per person: a list of all firms in reach would be made first, for every single person too.
    reached = firms_visible_to(user).filter(pk=OuterRef("firm"))
    return Person.objects.filter(Exists(Ownership.objects.filter(Exists(reached), person=OuterRef("pk"))))
