"""What the rows of ``Reach`` have to be, and which of them are a reader's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from encadena.accounts.choices import Role
from encadena.catalogs.models import Activity
from encadena.kernel import clock
from encadena.network.models import Centre, OperatingContract
from encadena.network.queries import Scope

from ..models import Assignment, Firm, FirmActivity, Membership, Reach
from ..models.firm import LISTED
from ..rules import reach as rules
from ..rules.reach import ALWAYS, Span

Place = tuple[str, date | None, date | None]


class Row(NamedTuple):
    """The columns of ``Reach`` but its key, in their order."""

    firm_id: int
    token: str
    since: date | None
    until: date | None
    sort_name: str
    region: str
    commune: str
    band: int
    legal_size: str
    female_owned: str
    kind: str
    section: str
    has_rut: bool
    updated_at: datetime


def tokens_of(scope: Scope) -> frozenset[str] | None:
    """The tokens that a reader's posts hold today; ``None`` where the scope is not made of tokens."""
    if scope.everything:
        return frozenset({rules.ALL})
    match scope.role:
        case Role.COORDINATOR if not scope.posted_at:
            return frozenset(map(rules.operator_token, scope.institution_ids))
        case Role.ADVISER | Role.HEAD | Role.COORDINATOR:
            return frozenset(map(rules.centre_token, scope.centre_ids))
        case Role.AGENCY_REGION:
            return frozenset(map(rules.region_token, scope.region_codes))
        case Role.ASSOCIATION:
            return frozenset(map(rules.member_token, scope.institution_ids))
        case Role.PROMOTER:
            return frozenset({rules.PROMOTED})
        case _:
            return None


def reached_today(tokens: Collection[str], *, firm_by_firm: bool = False) -> QuerySet[Reach]:
    """A firm comes once per token; more than one token needs ``distinct``.

    ``firm_by_firm`` hides the token from planners that would walk all of a scope to find a few firms that are named.
    """
    today = clock.today()
    begun, going_on = Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gt=today)
    rows = Reach.objects.filter(begun, going_on)
    if firm_by_firm:
        return rows.alias(hidden=Coalesce("token", "token")).filter(hidden__in=tokens)
    return rows.filter(token__in=tokens)


def wanted_rows(firm_ids: Collection[int]) -> set[Row]:
    """Six reads for as many firms as a statement may name."""
    spans = _spans(firm_ids)
    firms = Firm.objects.filter(LISTED, pk__in=firm_ids).values_list(
        "pk", "sort_name", "region", "commune", "band", "legal_size", "female_owned", "kind", "section", "rut",
        "updated_at", "open_to_promotion",
    )  # fmt: skip
    today, rows = clock.today(), set()
    for pk, name, region, commune, *columns, rut, updated_at, promoted in firms:
        shown: tuple[Any, ...] = (name, region or "", commune or "", *columns, rut is not None, updated_at)
        rows |= {Row(pk, *place, *shown) for place in _places(spans[pk], region, promoted, today)}
    return rows


def rows_of_new(firms: Iterable[Firm], assignments: Mapping[int, Assignment]) -> list[Row]:
    """What ``wanted_rows`` would say of firms that were just made (``assignments`` by firm), from what stands in
    memory. Two reads; right only while nobody else can have written anything about them.
    """
    tokens, today, rows = _tokens_of_centres() if assignments else {}, clock.today(), list[Row]()
    known: dict[Any, list[Place]] = {}  # firms of one file are reached from few places
    for firm in firms:
        held = assignments.get(firm.id)
        key = (firm.region_id, firm.open_to_promotion, held and (held.centre_id, held.since, held.until))
        if (places := known.get(key)) is None:
            spans = _spans_of(held, tokens) if held else {}
            places = known[key] = list(_places(spans, firm.region_id, firm.open_to_promotion, today))
        shown: tuple[Any, ...] = (
            firm.sort_name, firm.region_id or "", firm.commune_id or "", int(firm.band),
            str(firm.legal_size), str(firm.female_owned), str(firm.kind), firm.section, firm.rut is not None,
            firm.updated_at,
        )  # fmt: skip
        rows += [Row(firm.id, *place, *shown) for place in places]
    return rows


def _places(spans: Mapping[str, list[Span]], region: str | None, promoted: bool, today: date) -> Iterator[Place]:
    """Token, since and until of every row that a firm has; ``spans`` by token as whoever attends it says."""
    found = {token: list(parts) for token, parts in spans.items()}
    own = (rules.ALL, region and rules.region_token(region), promoted and rules.PROMOTED)
    for token in filter(None, own):
        found.setdefault(str(token), []).append(ALWAYS)
    for token, parts in found.items():
        for since, until in rules.joined(parts, today):
            yield token, since, until


def sections_of(firm_ids: Collection[int]) -> dict[int, str]:
    """Firm → letter of the section of its main activity, of those that have one."""
    main = FirmActivity.objects.filter(firm__in=firm_ids, main=True).values_list("firm", "activity")
    return {firm: section for firm, code in main if (section := section_of(code))}


def section_of(code: str) -> str:
    """The letter of the section of an activity; nothing for one that no section holds."""
    return _divisions().get(code[:2], "")


@cache
def _divisions() -> dict[str, str]:
    """The first two figures of a code are its division's, and a division is of one section."""
    return {code: section or code for code, section in Activity.objects.filter(level=2).values_list("pk", "parent")}


def _spans(firm_ids: Collection[int]) -> dict[int, dict[str, list[Span]]]:
    """Firm → token → when it holds, from those who attend the firm and from its memberships."""
    today = clock.today()
    alive = Q(until__isnull=True) | Q(until__gt=today)
    found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    tokens = _tokens_of_centres()
    attending = Assignment.objects.filter(alive, firm__in=firm_ids).values_list("firm", "centre", "since", "until")
    for firm, centre, since, until in attending:
        for token, span in tokens[centre]:
            found[firm][token].append(rules.within((since, until), span))
    members = Membership.objects.filter(alive, firm__in=firm_ids).values_list("firm", "institution", "since", "until")
    for firm, institution, since, until in members:
        found[firm][rules.member_token(institution)].append((since, until))
    return found


def _spans_of(held: Assignment, tokens: Mapping[int, list[tuple[str, Span]]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for token, span in tokens[held.centre_id]:
        found[token].append(rules.within((held.since, held.until), span))
    return found


def _tokens_of_centres() -> dict[int, list[tuple[str, Span]]]:
    """Centre → tokens that its firms get, each with its span: its own, its region's, and those of whoever runs it or
    the centre of which it is a satellite.
    """
    running: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    contracts = OperatingContract.objects.values_list("centre", "operator", "starts_on", "ends_on")
    for centre, operator, starts_on, ends_on in contracts:
        running[centre].append((rules.operator_token(operator), (starts_on, ends_on)))
    return {
        pk: [*_own(pk, region), *running[pk], *running[parent or 0]]
        for pk, parent, region in Centre.objects.values_list("pk", "parent", "region")
    }


def _own(pk: int, region: str | None) -> Iterable[tuple[str, Span]]:
    yield rules.centre_token(pk), ALWAYS
    if region:
        yield rules.region_token(region), ALWAYS
