"""What the colours of an agenda mean: the sector of the firm, the country of the buyer, or its kind."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.models import Activity
from encadena.catalogs.queries.world import country_name
from encadena.firms.models import FirmActivity

from ..choices import BuyerKind
from .timetable import Placed, Timetable

SHADES = 8
OTHER, UNKNOWN = "other", "unknown"


@dataclass(frozen=True)
class Shade:
    """``key`` ends the CSS class; ``mark`` is a short text for whoever cannot tell colours apart, or prints in grey."""

    key: str
    mark: str
    label: str
    count: int


@dataclass(frozen=True)
class Colours:
    by: str
    shades: list[Shade]
    of: dict[int, Shade]  # by meeting key


def colours_of(table: Timetable, by: str) -> Colours:
    """The most frequent values get a colour of their own, the rest share one; *not reported* has its own too."""
    values = {"pais": _countries, "tipo": _kinds}.get(by, _sectors)(table)
    counts = Counter(v for v in values.values() if v[0])
    shades = {v: Shade(str(i), v[0], v[1], n) for i, (v, n) in enumerate(counts.most_common(SHADES))}
    rest = sum(n for v, n in counts.items() if v not in shades)
    other = Shade(OTHER, "·", _("Otros"), rest)
    unknown = Shade(UNKNOWN, "?", _("No informado"), sum(not v[0] for v in values.values()))
    of = {key: unknown if not v[0] else shades.get(v, other) for key, v in values.items()}
    legend = [*shades.values(), *(s for s in (other, unknown) if s.count)]
    return Colours(by, legend, of)


Values = dict[int, tuple[str, str]]


def _sectors(table: Timetable) -> Values:
    people = {p.pk: p.firm_id for p in table.people.values() if p.firm_id}
    # the main activity comes last, so that it is the one that stays
    links = FirmActivity.objects.filter(firm__in=people.values()).order_by("main")
    codes = dict(links.values_list("firm_id", "activity_id"))
    names = _sections()
    firms = {placed.key: _firm_side(placed) for placed in table.placed}
    return {key: names.get(codes.get(firm or 0, "")[:2], ("", "")) for key, firm in firms.items()}


def _sections() -> dict[str, tuple[str, str]]:
    """The section (letter, name) of every division of activities."""
    language = get_language()
    rows = list(Activity.objects.filter(level__lte=2))
    letters = {a.code: (a.code, a.name(language)) for a in rows if a.level == 1}
    return {a.code: letters[a.parent_id] for a in rows if a.level == 2 and a.parent_id in letters}


def _countries(table: Timetable) -> Values:
    language = get_language() or "es"
    return {
        placed.key: (code, country_name(code, language)) if (code := _country(placed)) else ("", "")
        for placed in table.placed
    }


def _kinds(table: Timetable) -> Values:
    labels = {k.value: (k.label[0], str(k.label)) for k in BuyerKind}
    return {placed.key: labels[placed.first.buyer.kind] if placed.first.buyer else ("", "") for placed in table.placed}


def _country(placed: Placed) -> str:
    buyer = placed.first.buyer or placed.second.buyer
    return buyer.country if buyer else ""


def _firm_side(placed: Placed) -> int | None:
    return next((p.firm_id for p in (placed.second, placed.first) if p.firm_id), None)
