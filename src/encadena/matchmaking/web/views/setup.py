"""Days, slots and tables."""

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from ...actions import round as actions
from ...choices import Session
from ...models import Round
from ...queries import rounds as reading
from ...wording import agenda_rules
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms import SlotForm, SlotsForm, TablesForm
from ..pages import frame


def setup(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    return _page(request, round)


@require_POST
def lay_out(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = SlotsForm(request.POST)
    if form.is_valid():
        try:
            slots = actions.lay_out_slots(
                round, days=form.cleaned_data["days"], shape=form.shape(), actor=actor_of(request)
            )
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            count = len(slots)
            text = ngettext("Quedó %(count)s horario.", "Quedaron %(count)s horarios.", count)
            messages.success(request, text % {"count": count})
            _warn_of_past(request, form.cleaned_data["days"])
            return redirect("matchmaking:setup", pk)
    return _page(request, round, slots_form=form)


@require_POST
def set_tables(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = TablesForm(request.POST)
    if form.is_valid():
        try:
            actions.set_tables(round, count=form.cleaned_data["count"], actor=actor_of(request))
        except DomainError as error:
            form.add_error("count", wording.sentence(error))
        else:
            messages.success(request, _("Se guardaron las mesas."))
            return redirect("matchmaking:setup", pk)
    return _page(request, round, tables_form=form)


def slot_edit(request: HttpRequest, pk: int, slot: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.slots.select_related("round", "day"), pk=slot)
    form = SlotForm(request.POST or None, initial=SlotForm.initial_of(row, round))
    if request.method == "POST" and form.is_valid():
        starts_at, ends_at = form.moments(row)
        session = Session(form.cleaned_data["session"])
        try:
            actions.change_slot(row, starts_at=starts_at, ends_at=ends_at, session=session, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se guardó el horario %(number)s.") % {"number": row.number})
            return redirect("matchmaking:setup", pk)
    return render(request, "matchmaking/slot_form.html", frame(request, round, "setup", form=form, slot=row))


@require_POST
def slot_remove(request: HttpRequest, pk: int, slot: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.slots.select_related("round", "day"), pk=slot)
    try:
        actions.remove_slot(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("Se quitó el horario y los siguientes se numeraron de nuevo."))
    return redirect("matchmaking:setup", pk)


@require_POST
def table_name(request: HttpRequest, pk: int, table: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.tables.select_related("round"), pk=table)
    actions.name_table(row, name=request.POST.get("name", "")[:60], actor=actor_of(request))
    messages.success(request, _("Se guardó el nombre de la mesa %(number)s.") % {"number": row.number})
    return redirect("matchmaking:setup", pk)


def _page(
    request: HttpRequest, round: Round, *, slots_form: SlotsForm | None = None, tables_form: TablesForm | None = None
) -> HttpResponse:
    tables = list(round.tables.all())
    days = ", ".join(f"{on:%d-%m-%Y}" for on in reading.days_of(round))
    slots = list(round.slots.select_related("day"))
    context = frame(
        request,
        round,
        "setup",
        slots_form=slots_form or SlotsForm(initial={"days": days, **SlotsForm.initial_of(round, slots)}),
        tables_form=tables_form or TablesForm(initial={"count": len(tables) or None}),
        slots=slots,
        tables=tables,
        rule_lines=agenda_rules.lines_of(round),
    )
    return render(request, "matchmaking/setup.html", context, status=422 if slots_form or tables_form else 200)


def _warn_of_past(request: HttpRequest, days: Iterable[date]) -> None:
    """A round that was held may be noted afterwards, so a past day is no error; mostly it is a slip."""
    for day in (day for day in days if day < clock.today()):
        text = _("El %(day)s ya pasó. Si no registras una rueda que ya se hizo, corrige la fecha.")
        messages.warning(request, text % {"day": figures.day(day)})
