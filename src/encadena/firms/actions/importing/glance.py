"""Firms of a chunk that stand in the register just as the file says, told apart by a few flat reads.

Most of a file that comes again is such. Whatever may differ, or may be worth a word, is left to ``comparing``, which
alone decides; a glance that is unsure leaves the firm to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from encadena.accounts.models import User

from ...models import Firm, FirmActivity, Ownership, YearlySales
from ...rules.firm import is_news
from ...rules.ownership import WHOLE
from ...rules.sheets.drafts import FirmDraft, OwnerDraft
from .bulk import fresh
from .known import firms_in_scope
from .plans import ATTRIBUTES, PERSON_FIELDS, UNKNOWN

_COLUMNS = ("pk", "rut", *ATTRIBUTES.values())
_OWNER = ("firm", "share", "since", *(f"person__{name}" for name in PERSON_FIELDS))


@dataclass(slots=True)
class _Seen:
    """A firm of the register in plain values; ``owners`` holds the open shares of persons by their RUT."""

    values: dict[str, Any]
    sales: dict[int, Decimal | None] = field(default_factory=dict)
    activities: set[str] = field(default_factory=set)
    owners: dict[str, dict[str, Any]] = field(default_factory=dict)
    total: Decimal = Decimal(0)


def unchanged_firms(drafts: Sequence[FirmDraft], today: date, *, actor: User | None) -> dict[str, Firm]:
    """RUT → its firm (key, RUT and name only), of each draft about which a comparison would find nothing to say."""
    by_rut = {draft.rut: draft for draft in drafts if draft.rut and not draft.bad}
    seen = _read(by_rut, today, actor)
    same = {rut: found.values for rut, found in seen.items() if _is_same(by_rut[rut], found)}
    return {rut: fresh(Firm, actor=None, id=values["pk"], rut=rut, name=values["name"]) for rut, values in same.items()}


def _read(by_rut: dict[str, FirmDraft], today: date, actor: User | None) -> dict[str, _Seen]:
    """Only firms whose own row says what the file says; of the others nothing more is read."""
    rows = firms_in_scope(actor=actor).filter(rut__in=by_rut).values_list(*_COLUMNS)
    firms = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    alike = {values["pk"]: _Seen(values) for values in firms if _says_nothing_new(by_rut[values["rut"]], values)}
    if alike:
        _read_sales(alike)
        _read_activities(alike)
        _read_owners(alike, today)
    return {seen.values["rut"]: seen for seen in alike.values()}


def _says_nothing_new(draft: FirmDraft, values: dict[str, Any]) -> bool:
    return not any(is_news(values[ATTRIBUTES[name]], said[0]) for name, said in draft.values.items())


def _read_sales(alike: dict[int, _Seen]) -> None:
    current = YearlySales.objects.filter(firm__in=alike, replaced_at__isnull=True)
    for firm, year, amount in current.order_by().values_list("firm", "year", "amount"):
        alike[firm].sales[year] = amount


def _read_activities(alike: dict[int, _Seen]) -> None:
    for firm, code in FirmActivity.objects.filter(firm__in=alike).order_by().values_list("firm", "activity"):
        alike[firm].activities.add(code)


def _read_owners(alike: dict[int, _Seen], today: date) -> None:
    """The first open share of each person counts, as it does for the comparison; every share, for their sum."""
    shares = Ownership.objects.filter(firm__in=alike).order_by("id")
    for firm, share in shares.filter(share__isnull=False).values_list("firm", "share"):
        alike[firm].total += share or Decimal(0)
    held = shares.filter(Q(until__isnull=True) | Q(until__gt=today), person__rut__isnull=False)
    for row in held.values_list(*_OWNER):
        values = dict(zip(("firm", "share", "since", *PERSON_FIELDS), row, strict=True))
        alike[values["firm"]].owners.setdefault(values["rut"], values)


def _is_same(draft: FirmDraft, seen: _Seen) -> bool:
    if draft.activity and draft.activity[0] not in seen.activities:
        return False
    if any(year not in seen.sales or seen.sales[year] != said[0] for year, said in draft.sales.items()):
        return False
    return seen.total <= WHOLE and all(_is_same_owner(owner, seen) for owner in draft.owners)


def _is_same_owner(owner: OwnerDraft, seen: _Seen) -> bool:
    if owner.rut is None or owner.is_company or (known := seen.owners.get(owner.rut)) is None:
        return False
    if owner.share not in (None, known["share"]) or owner.since not in (None, known["since"]):
        return False
    if owner.gender and owner.gender != known["gender"]:
        return False
    return not any(getattr(owner, name) and known[name] in UNKNOWN for name in PERSON_FIELDS)
