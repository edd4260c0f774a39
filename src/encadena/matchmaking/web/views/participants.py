"""Who takes part, when they cannot, and who they are."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.catalogs.models import Region
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ... import queries
from ...actions import buyers as buyer_actions
from ...actions import participants as actions
from ...choices import ParticipantStatus
from ...models import Buyer, Round
from ...queries import rounds as reading
from ...queries.timetable import timetable_of
from ...wording import errors as wording
from ..access import actor_of, managed_round, visible_participant, visible_round
from ..forms import BuyerForm
from ..pages import frame

PAGE = 50
CANDIDATES = 100
MOST_AT_ONCE = 5_000


def participant_list(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    people = reading.search_participants(
        queries.participants_visible_to(request.user, round),
        request.GET.get("q", "").strip(),
        status=request.GET.get("estado", ""),
        kind=request.GET.get("tipo", ""),
    )
    page = Paginator(reading.with_meeting_count(people), PAGE).get_page(request.GET.get("page"))
    context = frame(request, round, "participants", page_obj=page, statuses=ParticipantStatus.choices)
    return render(request, "matchmaking/participant_list.html", context)


def participant_detail(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """One participant with their agenda; whoever manages also sets when they cannot meet."""
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    table = timetable_of(round, agenda, only={person.pk})
    away = set(person.unavailabilities.values_list("slot_id", flat=True))
    context = frame(
        request,
        round,
        "participants",
        person=person,
        agenda=agenda,
        table=table,
        placed=table.by_person.get(person.pk, []),
        waits=table.waits_of(person.pk),
        away=away,
        statuses=ParticipantStatus.choices,
    )
    return render(request, "matchmaking/participant_detail.html", context)


def participant_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Firms of the register and known buyers that match the filters, to be ticked."""
    round = managed_round(request, pk)
    text, region = request.GET.get("q", "").strip(), request.GET.get("region", "")
    firms, buyers = _candidate_firms(request, round, text, region), _candidate_buyers(request, round, text)
    context = frame(
        request,
        round,
        "participants",
        firms=firms[:CANDIDATES],
        buyers=buyers[:CANDIDATES],
        regions=Region.objects.all(),
        most=CANDIDATES,
    )
    return render(request, "matchmaking/participant_add.html", context)


@require_POST
def participant_join(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    firm_ids, buyer_ids = request.POST.getlist("firm")[:MOST_AT_ONCE], request.POST.getlist("buyer")[:MOST_AT_ONCE]
    if not all(i.isdigit() for i in [*firm_ids, *buyer_ids]):
        raise BadRequest
    firms = firms_visible_to(request.user).filter(pk__in=firm_ids)
    buyers = queries.buyers_visible_to(request.user).filter(pk__in=buyer_ids)
    try:
        rows = actions.add_participants(round, firms=firms, buyers=buyers, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
        return redirect("matchmaking:participant_add", pk)
    text = ngettext("Se agregó %(count)s participante.", "Se agregaron %(count)s participantes.", len(rows))
    messages.success(request, text % {"count": len(rows)})
    return redirect("matchmaking:participants", pk)


@require_POST
def participant_status(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    wanted = request.POST.get("status", "")
    if wanted not in ParticipantStatus.values:
        raise BadRequest
    actions.set_status(person, status=ParticipantStatus(wanted), actor=actor_of(request))
    messages.success(request, f"{person.name}: {person.get_status_display()}")
    return redirect("matchmaking:participant", pk, participant)


@require_POST
def participant_away(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    chosen = [i for i in request.POST.getlist("away") if i.isdigit()]
    actions.set_unavailable(person, slots=list(round.slots.filter(pk__in=chosen)), actor=actor_of(request))
    messages.success(request, _("Se guardó la disponibilidad de %(name)s.") % {"name": person.name})
    return redirect("matchmaking:participant", pk, participant)


def buyer_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A new buyer joins the round at once."""
    round = managed_round(request, pk)
    actor = actor_of(request)
    form = BuyerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        buyer = buyer_actions.create_buyer(data=form.cleaned_data, actor=actor)
        actions.add_participants(round, buyers=[buyer], actor=actor)
        messages.success(request, _("%(name)s quedó en la rueda.") % {"name": buyer.name})
        return redirect("matchmaking:participants", pk)
    return render(request, "matchmaking/buyer_form.html", frame(request, round, "participants", form=form))


def buyer_edit(request: HttpRequest, pk: int, buyer: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(Buyer, participations__round=round, pk=buyer)
    form = BuyerForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        buyer_actions.update_buyer(Buyer.objects.get(pk=buyer), data=form.cleaned_data, actor=actor_of(request))
        messages.success(request, _("Se guardaron los datos de %(name)s.") % {"name": row.name})
        return redirect("matchmaking:participants", pk)
    context = frame(request, round, "participants", form=form, buyer=row)
    return render(request, "matchmaking/buyer_form.html", context)


def _candidate_firms(request: HttpRequest, round: Round, text: str, region: str) -> QuerySet[Firm]:
    firms = firms_visible_to(request.user).select_related("commune").exclude(participations__round=round)
    for word in text.split():
        digits = word.replace(".", "").replace("-", "").upper()
        by_name = Q(name__icontains=word) | Q(trade_name__icontains=word)
        firms = firms.filter(by_name | Q(rut__startswith=digits) if digits[:1].isdigit() else by_name)
    return firms.filter(region=region) if region else firms


def _candidate_buyers(request: HttpRequest, round: Round, text: str) -> QuerySet[Buyer]:
    buyers = queries.buyers_visible_to(request.user).exclude(participations__round=round)
    return buyers.filter(name__icontains=text) if text else buyers
