"""The terms of a round, as its organiser states them and as firms read them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ... import queries
from ...actions import registration
from ...actions import terms as actions
from ...models import Participant, Round
from ...queries.eligibility import terms_of, verdicts_for
from ...queries.registration import firms_to_register, is_open, open_rounds, places
from ...wording import errors as wording
from ...wording import registration as words
from ..access import actor_of, managed_round
from ..forms.terms import TermsForm
from ..pages import frame

SHOWN = 20


def terms_edit(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    with timezone.override(round.zone):
        form = TermsForm(request.POST or None, instance=terms_of(round))
        if request.method == "POST" and form.is_valid():
            try:
                actions.set_terms(round, data=form.cleaned_data, actor=actor_of(request))
            except DomainError as error:
                form.add_error(None, wording.sentence(error))
            else:
                messages.success(request, _("Se guardaron las bases."))
                return redirect("matchmaking:registrations", pk)
        return render(request, "matchmaking/terms_form.html", frame(request, round, "registrations", form=form))


def terms_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the round is, what it asks, and whether each of the reader's firms meets it, with the button to ask."""
    round = _readable(request, pk)
    terms = terms_of(round)
    text = request.GET.get("q", "").strip()
    firms = list(firms_to_register(request.user, text)[:SHOWN])
    verdicts = verdicts_for(terms, [f.pk for f in firms])
    present = Participant.objects.filter(round=round, firm__in=firms).select_related("application")
    by_firm = {p.firm_id: p for p in present}
    rows = [{"firm": f, "lines": words.lines(terms, verdicts[f.pk]), "person": by_firm.get(f.pk)} for f in firms]
    guest = not queries.rounds_visible_to(request.user).filter(pk=pk).exists()
    context = frame(request, round, "terms", guest=guest, terms=terms, rows=rows, asks=words.asks(terms))
    context |= {"open": is_open(terms), "places": places(round, terms), "shown": SHOWN}
    context["many"] = len(firms) > 1 or bool(text)
    return render(request, "matchmaking/terms.html", context)


@require_POST
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """In the name of one firm, by itself or by who attends it."""
    round = _readable(request, pk)
    wanted = request.POST.get("firm", "")
    firm = get_object_or_404(firms_to_register(request.user), pk=wanted if wanted.isdigit() else 0)
    try:
        person = registration.register(
            round, firm=firm, message=request.POST.get("message", ""), actor=actor_of(request)
        )
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, f"{person.name}: {person.get_status_display()}")
    return redirect("matchmaking:terms", pk)


@require_POST
def unregister(request: HttpRequest, pk: int) -> HttpResponse:
    round = _readable(request, pk)
    wanted = request.POST.get("firm", "")
    firms = firms_to_register(request.user).filter(pk=wanted if wanted.isdigit() else 0)
    person = get_object_or_404(Participant.objects.filter(round=round, firm__in=firms).select_related("firm"))
    registration.withdraw(person, actor=actor_of(request))
    messages.success(request, _("%(name)s ya no viene a la rueda.") % {"name": person.name})
    return redirect("matchmaking:list")


def _readable(request: HttpRequest, pk: int) -> Round:
    """A round that the reader sees anyway, or that takes registrations from such as the reader."""
    rounds = Round.objects.select_related("organiser", "region", "commune").filter(pk=pk)
    seen = rounds.filter(pk__in=queries.rounds_visible_to(request.user)) | rounds.filter(
        pk__in=open_rounds(request.user)
    )
    found = seen.first()
    if found is None:
        raise Http404
    return found
