"""The rules that the agenda of a round keeps to, with its interpreters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions.agenda_rules import set_agenda_rules
from ...queries.agenda_rules import agenda_rules_of
from ...queries.hours import with_hours
from ...queries.interpreting import Demand, demands_of
from ...wording import errors as wording
from ...wording.interpreting import interpreter_words, pair_words
from ..access import actor_of, managed_round
from ..forms.agenda_rules import AgendaRulesForm
from ..forms.interpreter import InterpreterForm
from ..pages import frame

SHOWN_WITH_HOURS = 12


def agenda_rules(request: HttpRequest, pk: int, interpreter_form: InterpreterForm | None = None) -> HttpResponse:
    round = managed_round(request, pk)
    told = request.POST if request.method == "POST" and interpreter_form is None else None
    form = AgendaRulesForm(told, instance=agenda_rules_of(round))
    if told is not None and form.is_valid():
        try:
            set_agenda_rules(round, data=form.cleaned_data, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se guardaron las reglas. Planifica de nuevo para que la agenda las cumpla."))
            return redirect("matchmaking:setup", pk)
    interpreters = list(round.interpreters.all())
    people = with_hours(round)
    context = frame(
        request,
        round,
        "setup",
        form=form,
        interpreter_form=interpreter_form or InterpreterForm(),
        interpreters=[(i, interpreter_words(i, interpreters), pair_words(i.pair)) for i in interpreters],
        demands=[_demand(one) for one in demands_of(round)],
        hours=people[:SHOWN_WITH_HOURS],
        hours_count=people.count(),
    )
    return render(request, "matchmaking/agenda_rules_form.html", context)


def _demand(one: Demand) -> dict[str, object]:
    return {"languages": pair_words(one.pair), "meetings": one.meetings, "interpreters": one.interpreters}
