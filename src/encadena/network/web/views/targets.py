"""Targets: those of a centre as a fragment, and those of all the reader's centres for a year."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions.target import remove_target, set_target
from ...models import Centre
from ...planning.target import CentreTargets, target_rows, target_table
from ...queries import may_read_results, may_set_targets
from ...queries.target import READERS, centres_answered_for, sets_targets
from ...registry import indicators
from ...rules import FIRST_YEAR
from ...wording.errors import sentence
from ..frame import reader
from ..target_cells import number_typed

PER_PAGE = 60


@dataclass(frozen=True)
class Years:
    """The years that a page of targets leads to."""

    year: int
    now: int

    @property
    def before(self) -> int | None:
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def after(self) -> int | None:
        return self.year + 1 if self.year <= self.now else None


def years_of(request: HttpRequest) -> Years:
    """The year in the address, this one unless it is a year of the network up to the next."""
    now, typed = clock.today().year, request.GET.get("anio", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else now
    return Years(year if FIRST_YEAR <= year <= now + 1 else now, now)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All the centres that the reader answers for."""
    person = reader(request)
    if person.role not in READERS:
        raise PermissionDenied
    years, page = years_of(request), Paginator(centres_answered_for(person), PER_PAGE)
    shown = page.get_page(request.GET.get("page"))
    table = target_table(shown.object_list, year=years.year, today=clock.today())
    context = {
        "years": years,
        "page_obj": shown,
        "table": table,
        "indicators": indicators(),
        "at_risk": sum(row.progress.at_risk for centre in table for row in centre.rows if row.progress),
        "may_set": sets_targets(person) and years.year >= years.now,
        "today": clock.today(),
    }
    return render(request, "network/targets/overview.html", context)


@require_safe
def risk_card(request: HttpRequest) -> HttpResponse:
    """Targets of this year that will fall short or hardly be reached, for the home page."""
    today = clock.today()
    table = target_table(centres_answered_for(reader(request))[:PER_PAGE], year=today.year, today=today)
    risks = [row for centre in table for row in centre.rows if row.progress and row.progress.at_risk]
    risks.sort(key=lambda row: not (row.progress and row.progress.falls_short))
    context = {"risks": risks[:4], "count": len(risks), "total": _with_target(table), "year": today.year}
    return render(request, "network/targets/risk_card.html", context)


@require_safe
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """This year's; loaded into the centre's pages."""
    centre = _readable(request, pk)
    today = clock.today()
    context = {
        "centre": centre,
        "year": today.year,
        "today": today,
        "rows": target_rows(centre, year=today.year, today=today),
        "may_set": may_set_targets(request.user, centre),
    }
    return render(request, "network/targets/of_centre.html", context)


@require_POST
def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty value takes the target away."""
    centre = _readable(request, pk)
    if not may_set_targets(request.user, centre):
        raise PermissionDenied
    try:
        messages.success(request, _fix(request, centre))
    except DomainError as error:
        messages.error(request, sentence(error))
    return redirect("network:centre", centre.slug)


def _fix(request: HttpRequest, centre: Centre) -> str:
    indicator, number = request.POST.get("indicator", ""), number_typed(request.POST.get("value", ""))
    year, actor = clock.today().year, reader(request)
    if number is None:
        remove_target(centre, year=year, indicator=indicator, actor=actor)
        return _("Quitaste la meta.")
    set_target(centre, year=year, indicator=indicator, value=number, actor=actor)
    return _("Fijaste la meta.")


def _readable(request: HttpRequest, pk: int) -> Centre:
    centre = get_object_or_404(Centre, pk=pk)
    if not may_read_results(request.user, centre):
        raise Http404
    return centre


def _with_target(table: list[CentreTargets]) -> int:
    return sum(row.progress is not None for centre in table for row in centre.rows)
