"""The editions of an event, side by side, and the next one made from one that was held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions import editions as actions
from ...queries.editions import editions_visible_to
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms.edition import EditionForm
from ..pages import frame


def edition_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Days, tables, terms and buyers come along; meetings do not."""
    round = managed_round(request, pk)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.new_edition(round, wanted=form.wanted(), actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se creó la edición %(edition)s.") % {"edition": made.edition})
            return redirect("matchmaking:detail", made.pk)
    editions = editions_visible_to(request.user, round.series_id) if round.series_id else []
    context = frame(request, round, "detail", form=form, editions=editions)
    return render(request, "matchmaking/edition_form.html", context)
