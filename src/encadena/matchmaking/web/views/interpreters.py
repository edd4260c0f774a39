"""Interpreters of a round: added and taken off where the rules of its agenda are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import interpreters as actions
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms.interpreter import InterpreterForm
from .agenda_rules import agenda_rules


@require_POST
def interpreters_add(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = InterpreterForm(request.POST)
    if not form.is_valid():
        return agenda_rules(request, pk, interpreter_form=form)
    try:
        made = actions.add_interpreters(round, **form.cleaned_data, actor=actor_of(request))
    except DomainError as error:
        form.add_error(None, wording.sentence(error))
        return agenda_rules(request, pk, interpreter_form=form)
    text = ngettext("Se agregó %(n)s intérprete.", "Se agregaron %(n)s intérpretes.", len(made)) % {"n": len(made)}
    messages.success(request, text + " " + _("Planifica de nuevo para que la agenda los cuente."))
    return redirect("matchmaking:agenda_rules", pk)


@require_POST
def interpreter_remove(request: HttpRequest, pk: int, interpreter: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.interpreters.select_related("round"), pk=interpreter)
    actions.remove_interpreter(row, actor=actor_of(request))
    messages.success(request, _("Se quitó al intérprete."))
    return redirect("matchmaking:agenda_rules", pk)
