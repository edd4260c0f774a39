"""Who asked to come, what the conditions say of each, and the organiser's answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import registration as actions
from ...actions.registration import Answer
from ...choices import ParticipantStatus
from ...models import Participant, Terms
from ...queries.eligibility import terms_of, verdicts_for
from ...queries.registration import asked, is_open, places
from ...wording import errors as wording
from ...wording import registration as words
from ..access import actor_of, managed_round, visible_participant
from ..forms.registration import AnswerForm
from ..pages import frame

PAGE = 30
SHOWN = (ParticipantStatus.REGISTERED, ParticipantStatus.WAITING, ParticipantStatus.DECLINED, ParticipantStatus.INVITED)


def registration_list(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    terms = terms_of(round)
    status = request.GET.get("estado", "")
    people = asked(round, status if status in ParticipantStatus.values else "")
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    context = frame(request, round, "registrations", terms=terms, page_obj=page, rows=_rows(terms, list(page)))
    context |= {"status": status, "statuses": [(s.value, s.label) for s in SHOWN], "open": is_open(terms)}
    context |= {"places": places(round, terms), "asks": words.asks(terms)}
    return render(request, "matchmaking/registration_list.html", context)


def registration_answer(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """One registration with what it rests on, and the form that answers it."""
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    form = AnswerForm(request.POST or None, initial={"status": person.status})
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(person, answer=form.answer(), actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, f"{person.name}: {person.get_status_display()}")
            return redirect("matchmaking:registrations", pk)
    row = _rows(terms_of(round), [person])[0]
    context = frame(request, round, "registrations", form=form, person=person, row=row)
    return render(request, "matchmaking/registration_answer.html", context)


@require_POST
def registration_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept those that were ticked, in the order in which they asked, as far as there are places."""
    round = managed_round(request, pk)
    ticked = [i for i in request.POST.getlist("person") if i.isdigit()][:500]
    done = 0
    for person in asked(round).filter(pk__in=ticked):
        try:
            actions.decide(person, answer=Answer(ParticipantStatus.APPROVED), actor=actor_of(request))
        except DomainError as error:
            messages.error(request, wording.sentence(error))
            break
        done += 1
    if done:
        text = ngettext("Se aceptó %(n)s inscripción.", "Se aceptaron %(n)s inscripciones.", done)
        messages.success(request, text % {"n": done})
    elif not ticked:
        messages.error(request, _("Marca al menos una inscripción."))
    return redirect("matchmaking:registrations", pk)


def _rows(terms: Terms, people: list[Participant]) -> list[dict[str, object]]:
    verdicts = verdicts_for(terms, [p.firm_id for p in people if p.firm_id])
    return [
        {
            "person": p,
            "application": getattr(p, "application", None),
            "lines": words.lines(terms, verdicts.get(p.firm_id or 0, [])),
        }
        for p in people
    ]
