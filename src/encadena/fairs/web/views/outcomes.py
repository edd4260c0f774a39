"""What exhibitors brought home from a fair."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.wording.results import AMOUNTS, amounts_in_words, said_in_words

from ...actions import tell
from ...models import Exhibitor, Outcome
from ...queries.outcomes import balance_of, current
from ...wording.errors import sentence
from ..access import managed_fair, reader, visible_exhibitor, visible_fair
from ..forms import OutcomeForm


def outcome(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    """What the firm brought home, in its own words or those of whoever attends it."""
    fair = visible_fair(request, pk)
    row = visible_exhibitor(request, fair, exhibitor)
    if fair.starts_on > clock.today():
        raise Http404
    before = _current(row)
    form = OutcomeForm(request.POST or None, initial=OutcomeForm.initial_of(before))
    if request.method == "POST" and form.is_valid():
        try:
            tell(row, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Gracias. Puedes corregirlo cuando quieras."))
            return redirect("fairs:exhibitor", pk, exhibitor)
    context = {"fair": fair, "exhibitor": row, "form": form}
    return render(request, "fairs/outcome.html", context, status=422 if form.errors else 200)


@require_safe
def balance(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of the fair: each figure with who told, amounts by state and currency apart."""
    fair = managed_fair(request, pk)
    found = balance_of(fair)
    money = [(AMOUNTS[one.kind], one, amounts_in_words(one)) for one in found.money]
    rows = [(one, said_in_words(one.said)) for one in found.rows]
    return render(request, "fairs/balance.html", {"fair": fair, "found": found, "money": money, "rows": rows})


def _current(row: Exhibitor) -> Outcome | None:
    return current(Exhibitor.objects.filter(pk=row.pk)).first()
