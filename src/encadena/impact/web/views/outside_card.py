"""The card of the home page: where a centre of the reader lies outside what chance explains."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from encadena.kernel import clock

from ...planning.comparing import Line, outside
from ...queries.comparing import comparable_centres
from ...rules.measures import Measure
from ...wording.comparing import rate_said, reading

SHOWN = 6


def outside_card(request: HttpRequest) -> HttpResponse:
    """Of the year under way, far ones first."""
    today = clock.today()
    names = {centre.pk: centre.name for centre in comparable_centres(request.user)}
    lying = outside(year=today.year, today=today, centres=names)
    found = sorted(lying, key=lambda pair: (not pair[1].far, names[pair[1].centre], pair[0].code))
    context = {"rows": [_row(measure, line, names) for measure, line in found[:SHOWN]], "count": len(found),
               "centres": len(names), "year": today.year}  # fmt: skip
    return render(request, "impact/outside_card.html", context)


def _row(measure: Measure, line: Line, names: dict[int, str]) -> dict[str, object]:
    return {
        "centre": names[line.centre],
        "measure": measure.name,
        "rate": rate_said(measure, line.rate),
        "reading": reading(line),
        "far": line.far,
        "url": f"{reverse('impact:comparing')}?medida={measure.code}&anio={clock.today().year}",
    }
