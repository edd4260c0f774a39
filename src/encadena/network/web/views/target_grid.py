"""Targets of many centres typed in one grid, and taken back."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.accounts.models import User
from encadena.kernel.errors import Conflict, DomainError

from ...actions.target_batch import set_targets, undo_targets
from ...models import Centre, TargetBatch
from ...planning.season import results_of_year
from ...queries.target import centres_set_by, sets_targets, targets_of
from ...registry import indicators
from ...wording.errors import sentence
from ..frame import done, reader
from ..target_cells import Cell, Grid
from .targets import PER_PAGE, Years, years_of


def grid(request: HttpRequest) -> HttpResponse:
    """This year's or next year's; what was typed stays when a number cannot be saved."""
    person, years = _setter(request), years_of(request)
    if years.year < years.now:
        return redirect(f"{reverse('network:targets_overview')}?anio={years.year}")
    page = Paginator(centres_set_by(person), PER_PAGE).get_page(request.GET.get("page"))
    shown = _grid(page, years.year, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := _saved(request, shown, years, person)):
        return answer
    context = {"years": years, "page_obj": page, "grid": shown, "indicators": indicators()}
    return render(request, "network/targets/grid.html", context, status=422 if shown.wrong else 200)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever typed them takes them back."""
    person = _setter(request)
    batch = get_object_or_404(TargetBatch, pk=pk, made_by=person)
    to = f"{reverse('network:targets_overview')}?anio={batch.year}"
    return done(request, to, lambda: undo_targets(batch, actor=person), _("Las metas volvieron a como estaban."))


def _setter(request: HttpRequest) -> User:
    if not sets_targets(request.user):
        raise PermissionDenied
    return reader(request)


def _saved(request: HttpRequest, shown: Grid, years: Years, person: User) -> HttpResponse | None:
    changes = shown.changes()
    if shown.wrong:
        return None
    to = f"{reverse('network:targets_overview')}?anio={years.year}"
    if not changes:
        messages.info(request, _("No cambiaste ninguna meta."))
        return redirect(to)
    try:
        batch = set_targets(changes, year=years.year, actor=person)
    except Conflict as conflict:
        text = _("Otra persona la cambió; este valor es el tuyo.")
        shown.take_over(conflict.params["standing"], conflict.params["keys"], text)  # type: ignore[arg-type]
        messages.error(request, sentence(conflict))
        return None
    except DomainError as error:
        messages.error(request, sentence(error))
        return redirect(to)
    said = ngettext("Guardaste %(n)s meta.", "Guardaste %(n)s metas.", len(changes)) % {"n": len(changes)}
    messages.success(request, said, extra_tags=f"undo:{reverse('network:targets_undo', args=[batch.pk])}")
    return redirect(to)


def _grid(page: Page[Centre], year: int, typed: Mapping[str, str] | None) -> Grid:
    centres, columns = list(page.object_list), indicators()
    standing = targets_of(centres, year)
    before = {one.code: results_of_year(one, year - 1) if one.accumulates else {} for one in columns}
    rows = []
    for centre in centres:
        cells = []
        for one in columns:
            value = standing.get(one.code, {}).get(centre.pk)
            cell = Cell(centre, one, value, "" if value is None else str(value), before[one.code].get(centre.pk))
            if typed is not None:
                _typed(cell, typed)
            cells.append(cell)
        rows.append((centre, cells))
    return Grid(rows)


def _typed(cell: Cell, typed: Mapping[str, str]) -> None:
    """A cell that was not sent stays as it stands."""
    if cell.name in typed:
        seen = typed.get(f"was-{cell.name}", "")
        cell.typed = typed[cell.name].strip()[:20]
        cell.was = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 12 else None
