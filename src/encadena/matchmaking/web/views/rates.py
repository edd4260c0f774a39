"""By which rates the amounts of a round are told in one currency."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions.rates import state_rates
from ...queries.rates import currencies_said, rates_of
from ...rules.rates import UF
from ...wording.errors import sentence
from ...wording.results import rates_in_words
from ..access import actor_of, managed_round
from ..forms.rates import RatesForm
from ..pages import frame


def rates(request: HttpRequest, pk: int) -> HttpResponse:
    """The rate of each currency, its day and its source; the UF comes from the catalogue."""
    round = managed_round(request, pk)
    stated, used = rates_of(round), currencies_said(round)
    form = RatesForm(request.POST or None, rates=stated, used=used)
    if request.method == "POST" and form.is_valid():
        try:
            state_rates(round, rates=form.rates, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Se guardaron los tipos de cambio."))
            return redirect("matchmaking:results", pk)
    uf = rates_in_words({UF: stated[UF]} if UF in stated else {})
    context = frame(request, round, "results", form=form, uf=uf, uf_used=UF in used)
    return render(request, "matchmaking/outcomes/rates.html", context, status=422 if form.errors else 200)
