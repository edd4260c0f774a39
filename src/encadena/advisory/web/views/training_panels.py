"""What other pages load of courses: a firm's people and their hours, a client's, the courses of today."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ...choices import RegistrationState, TrainingState
from ...models import Training
from ...queries.attendance import hours_by_person
from ...queries.scope import clients_visible_to
from ...queries.trainings import days_between, filtered, registrations_visible_to, trainings_visible_to

SHOWN = 50


@require_GET
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    return _panel(request, get_object_or_404(firms_visible_to(request.user), pk=pk))


@require_GET
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(clients_visible_to(request.user).select_related("firm"), pk=pk)
    return _panel(request, client.firm)


@require_GET
def day_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The same courses of today on the reader's own day; nobody else's day is here."""
    if pk != request.user.pk:
        raise Http404
    return home_card(request)


@require_GET
def home_card(request: HttpRequest) -> HttpResponse:
    """The staff of a centre sees today's courses of theirs; a firm what it may register for."""
    role = getattr(request.user, "role", "")
    if role == Role.FIRM:
        coming = filtered(trainings_visible_to(request.user), centre="", area="", when="")
        rows = list(coming.filter(state=TrainingState.OPEN).select_related("centre")[:3])
        return render(request, "advisory/training/card_firm.html", {"trainings": rows})
    if role not in (Role.ADVISER, Role.HEAD):
        return HttpResponse()
    today = clock.today()
    days = days_between(_own(request), today, today)
    return render(request, "advisory/training/card.html", {"days": days})


def _own(request: HttpRequest) -> QuerySet[Training]:
    return trainings_visible_to(request.user).filter(centre__in=scope_of(request.user).centre_ids)


def _panel(request: HttpRequest, firm: Firm) -> HttpResponse:
    """Only courses whose people the reader may see: a rival centre's stay unseen, the hours too."""
    rows = registrations_visible_to(request.user).filter(firm=firm)
    shown = rows.exclude(state=RegistrationState.CANCELLED).select_related("training__centre")
    context = {
        "firm": firm,
        "people": hours_by_person(rows),
        "rows": list(shown.order_by("-registered_at")[:SHOWN]),
    }
    return render(request, "advisory/training/panel.html", context)
