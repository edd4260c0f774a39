"""Firms of the counted projects: when they were in, how large they were, owned by whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from encadena.chains.models import ProjectMember
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.firms.models import Firm, Ownership, YearlySales
from encadena.firms.queries.ownership import on_day
from encadena.firms.rules.ownership import WHOLE, Part, female_owned

from ..choices import UNKNOWN_PLACE
from ..rules.facts import ChainFirm, Project, Spell
from ..rules.period import Period
from .projects import counted

Facts = tuple[str, str]
"""Folded name and section of a firm."""
Keys = QuerySet[ProjectMember, Any] | Sequence[int]


@dataclass(frozen=True)
class ChainFirms:
    """``spells``: when each firm was in, by its key; ``kept_as``: the firm that the record of a member lives on in
    (itself, unless it was merged away); ``overfull``: firms whose known shares add up to more than 100 %."""

    firms: Sequence[ChainFirm]
    spells: Mapping[int, Sequence[Spell]]
    kept_as: Mapping[int, int]
    overfull: int


def members(period: Period, keys: Collection[int] | None) -> QuerySet[ProjectMember]:
    """Memberships that touch the days looked at, in the counted projects (``None``) or in these."""
    stayed = Q(left_on__isnull=True) | (Q(left_on__gt=period.first) & Q(left_on__gt=F("entered_on")))
    among: Any = counted(period).values("pk") if keys is None else keys
    return ProjectMember.objects.filter(stayed, entered_on__lt=period.until, project__in=among)


@dataclass(frozen=True)
class Wanted:
    """What has to be known of every firm; what is not asked for is left unknown, and costs no query."""

    sizes: bool = True
    owners: bool = True


ALL = Wanted()


def chain_firms(period: Period, projects: Iterable[Project], *, whole: bool, wanted: Wanted = ALL) -> ChainFirms:
    """In three queries, and one more for each step of a merge. ``whole``: the projects are all that count, which spares
    the database a long list of keys."""
    own = members(period, None if whole else [project.pk for project in projects])
    spells, told, kept_as = defaultdict[int, list[Spell]](list), dict[int, Facts](), dict[int, int]()
    rows = list(own.order_by("pk").values_list(
        "firm", "project", "entered_on", "left_on", "firm__sort_name", "firm__section", "firm__merged_into"
    ))  # fmt: skip
    for firm, _project, _entered, _left, name, section, into in rows:
        told[firm], kept_as[firm] = (name, section), into or firm
    follow_merges(kept_as, told)
    for firm, project, entered, left, *_facts in rows:
        spells[kept_as[firm]].append(Spell(project, entered, left))
    plain = whole and all(firm == kept for firm, kept in kept_as.items())
    found, overfull = _described(spells, told, own.values("firm") if plain else list(spells), period, wanted)
    return ChainFirms(found, spells, kept_as, overfull)


def _described(
    spells: Mapping[int, Sequence[Spell]], told: Mapping[int, Facts], firms: Keys, period: Period, wanted: Wanted
) -> tuple[list[ChainFirm], int]:
    bands: Mapping[int, int] = dict(_sales(firms, period.year)) if wanted.sizes else {}
    owners = _owners(firms, period) if wanted.owners else {}
    found = [
        ChainFirm(
            firm, told[firm][0], frozenset(spell.project for spell in own), told[firm][1] or UNKNOWN_PLACE,
            bands.get(firm, SizeBand.NO_INFORMATION), _answer(owners.get(firm, ())),
        )
        for firm, own in spells.items()
    ]  # fmt: skip
    return sorted(found, key=lambda f: (f.sort_name, f.pk)), sum(_overfull(owners.get(f, ())) for f in spells)


def described(firms: Sequence[ChainFirm], period: Period) -> list[ChainFirm]:
    """The same few firms with their size and owners, in two queries."""
    keys = [firm.pk for firm in firms]
    bands, owners = dict(_sales(keys, period.year)), _owners(keys, period)
    return [
        replace(firm, band=bands.get(firm.pk, SizeBand.NO_INFORMATION), female=_answer(owners.get(firm.pk, ())))
        for firm in firms
    ]


def follow_merges(kept_as: dict[int, int], told: dict[int, Facts]) -> None:
    """A merged firm is its survivor, through several merges; what a survivor is called and does is read too."""
    while unread := {kept for kept in kept_as.values() if kept not in told}:
        into = {}
        for firm, name, section, further in Firm.objects.filter(pk__in=unread).values_list(
            "pk", "sort_name", "section", "merged_into"
        ):
            told[firm], into[firm] = (name, section), further or firm
        kept_as.update({firm: into.get(kept, kept) for firm, kept in kept_as.items()})


def merged_spells(period: Period, keys: Collection[int]) -> list[tuple[int, Spell]]:
    """When records that were merged away were in one of these projects, under the firm that they live on in; up to the
    end of the project. There are few, mostly none."""
    gone = members(period, keys).filter(firm__merged_into__isnull=False).order_by("pk")
    rows = list(gone.values_list("firm", "firm__merged_into", "project", "entered_on", "left_on", "project__ended_on"))
    kept_as = {firm: into or firm for firm, into, *_rest in rows}
    follow_merges(kept_as, {})
    return [
        (kept_as[firm], Spell(project, entered, _earlier(left, ended)))
        for firm, _into, project, entered, left, ended in rows
    ]


def _earlier(left: date | None, ended: date | None) -> date | None:
    """The day after the last one in the project."""
    ends = [day for day in (left, ended and ended + timedelta(days=1)) if day]
    return min(ends, default=None)


def _sales(firms: Keys, year: int) -> QuerySet[YearlySales, tuple[int, int]]:
    """(firm, band) of the current figure; no amount is band ``NO_INFORMATION``."""
    current = YearlySales.objects.filter(firm__in=firms, year=year, replaced_at__isnull=True, amount__isnull=False)
    return current.order_by().values_list("firm", "band")


def _owners(firms: Keys, period: Period) -> Mapping[int, Sequence[Part]]:
    rows = Ownership.objects.filter(on_day(period.as_of), firm__in=firms).order_by()
    owners = defaultdict[int, list[Part]](list)
    for firm, share, gender in rows.values_list("firm", "share", "person__gender"):
        owners[firm].append(Part(share, gender))
    return owners


def _answer(parts: Iterable[Part]) -> FemaleOwned:
    """More than 100 % is an error of the register, and no answer can be built on it."""
    parts = list(parts)
    return FemaleOwned.UNKNOWN if _overfull(parts) else female_owned(parts)


def _overfull(parts: Iterable[Part]) -> bool:
    return sum(part.share for part in parts if part.share is not None) > WHOLE
