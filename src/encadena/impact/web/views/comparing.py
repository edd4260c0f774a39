"""Centres side by side, and the records behind each number of that page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.kernel import clock
from encadena.network.models import Centre
from encadena.ui import charts

from ...planning.comparing import Comparison, Line, compared
from ...queries.comparing import comparable_centres
from ...queries.measure_records import PARTS, records_of
from ...rules.measures import MEASURES, Measure
from ...rules.period import FIRST_YEAR
from ...wording import comparing as words
from ...wording.funnel_chart import funnel_spec
from ..report_access import years


@dataclass(frozen=True)
class Shown:
    """A line of the table in words."""

    centre: Centre
    line: Line
    rate: str
    expected: str
    reading: str
    leaning: str
    peers: str
    apart: str
    peer_names: str


def comparing(request: HttpRequest) -> HttpResponse:
    centres = _centres(request)
    measure, year = _measure(request), _year(request)
    found = compared(measure, year=year, today=clock.today(), centres=[centre.pk for centre in centres])
    names = {centre.pk: centre.name for centre in centres}
    spec = funnel_spec(found, names)
    text = words.chart_text(found, names)
    context = {
        "measures": MEASURES.values(),
        "measure": measure,
        "year": year,
        "years": years(),
        "found": found,
        "summary": words.summary(found),
        "whole": words.whole(found),
        "spread": words.spread(found),
        "chart": charts.on_page(spec, label=text) if spec else "",
        "rows": _shown(found, centres),
    }
    return render(request, "impact/comparing.html", context)


def measure_records(request: HttpRequest, code: str, slug: str, part: str) -> HttpResponse:
    """What one number of the table counted: as many records as it says. 404 for a centre that is not the reader's."""
    centre = next((c for c in _centres(request) if c.slug == slug), None)
    measure = MEASURES.get(code)
    if centre is None or measure is None or part not in PARTS or (part == "others" and not measure.share):
        raise Http404
    year = _year(request)
    page = records_of(measure, centre, part, year=year, today=clock.today(), after=_number(request, "antes"))
    context = {
        "measure": measure,
        "centre": centre,
        "year": year,
        "page": page,
        "tabs": _tabs(measure, slug, part, year),
        "title": _titled(measure, part),
    }
    return render(request, "impact/measure_records.html", context)


def _shown(found: Comparison, centres: list[Centre]) -> list[Shown]:
    lines = {line.centre: line for line in found.lines}
    names = dict(Centre.objects.values_list("pk", "name"))
    return [_one(found.measure, centre, lines[centre.pk], names) for centre in centres if centre.pk in lines]


def _one(measure: Measure, centre: Centre, line: Line, names: Mapping[int, str]) -> Shown:
    leaning = ""
    if line.leaning is not None and line.leaning_low is not None and line.leaning_high is not None:
        leaning = _("%(value)s (%(between)s)") % {
            "value": words.rate_said(measure, line.leaning),
            "between": words.between(measure, line.leaning_low, line.leaning_high),
        }
    return Shown(
        centre=centre,
        line=line,
        rate=words.rate_said(measure, line.rate),
        expected=words.between(measure, *line.expected) if line.expected else "",
        reading=words.reading(line),
        leaning=leaning,
        peers=words.peers_said(measure, line.peers) if line.peers else "",
        apart=words.apart_said(line.peers) if line.peers else "",
        peer_names=", ".join(names[pk] for pk in line.peers.centres) if line.peers else "",
    )


def _tabs(measure: Measure, slug: str, part: str, year: int) -> list[dict[str, object]]:
    """What was counted, out of what, and of a share the rest."""
    return [
        {
            "label": _titled(measure, name),
            "url": f"{reverse('impact:measure_records', args=[measure.code, slug, name])}?anio={year}",
            "active": name == part,
        }
        for name in PARTS
        if name != "others" or measure.share
    ]


def _titled(measure: Measure, part: str) -> str:
    if part == "base":
        return str(measure.base)
    if part == "events":
        return str(measure.events)
    return _("%(base)s sin esa condición") % {"base": measure.base}


def _centres(request: HttpRequest) -> list[Centre]:
    centres = comparable_centres(request.user)
    if not centres:
        raise PermissionDenied
    return centres


def _measure(request: HttpRequest) -> Measure:
    return MEASURES.get(request.GET.get("medida", ""), next(iter(MEASURES.values())))


def _year(request: HttpRequest) -> int:
    """The last full year unless another one was chosen that has begun."""
    this = clock.today().year
    chosen = _number(request, "anio")
    return chosen if chosen and FIRST_YEAR <= chosen <= this else this - 1


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None
