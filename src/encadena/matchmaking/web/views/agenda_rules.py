"""The rules that the agenda of a round keeps to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions.agenda_rules import set_agenda_rules
from ...queries.agenda_rules import agenda_rules_of
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms.agenda_rules import AgendaRulesForm
from ..pages import frame


def agenda_rules(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = AgendaRulesForm(request.POST or None, instance=agenda_rules_of(round))
    if request.method == "POST" and form.is_valid():
        try:
            set_agenda_rules(round, data=form.cleaned_data, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se guardaron las reglas. Planifica de nuevo para que la agenda las cumpla."))
            return redirect("matchmaking:setup", pk)
    return render(request, "matchmaking/agenda_rules_form.html", frame(request, round, "setup", form=form))
