"""Requests and answers of one participant, the catalogue of the other side, and the organiser's view of all."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.catalogs.models import Activity
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.models import Standard

from ...actions import wishes as actions
from ...choices import Priority
from ...models import Participant, Round, Wish
from ...planning import searching
from ...queries import wishes as reading
from ...queries.catalogue import Sought, cards_of, found
from ...queries.eligibility import terms_of
from ...queries.readiness import readable_to
from ...queries.suggestions import suggested_to
from ...rules.wishes import is_open
from ...wording import errors as wording
from ...wording.matching import reason_lines
from ..access import actor_of, managed_round, visible_participant, visible_round
from ..forms.terms import SIZES
from ..pages import frame

PAGE = 24


def board(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round, person = _person(request, pk, participant)
    context = frame(request, round, "participants", person=person, board=reading.board_of(person))
    context["suggested"] = _suggested(request, person)
    return render(request, "matchmaking/wish_board.html", {**context, **_limits(person)})


def catalogue(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """The other side of the round, with a place to say whether one wants to meet."""
    round, person = _person(request, pk, participant)
    get = request.GET.get
    sought = Sought(
        get("q", "").strip()[:100], get("rubro", "")[:1], get("tamano", "")[:10], get("certificado", "")[:40],
        get("pais", "")[:2],
    )  # fmt: skip
    people = found(person, sought).order_by("order", "pk")
    page = Paginator(_by_meaning(person, sought) if sought.text else people, PAGE).get_page(get("page"))
    context = frame(request, round, "participants", person=person, page_obj=page, sought=sought)
    context |= {
        "cards": cards_of(person, _people(page.object_list)),
        **_limits(person),
        **(_filters() if person.buyer_id else {}),
    }
    return render(request, "matchmaking/catalogue.html", context)


@require_POST
def say(request: HttpRequest, pk: int, participant: int, other: int) -> HttpResponse:
    round, person = _person(request, pk, participant)
    about = get_object_or_404(reading.counterparts_of(person), pk=other)
    priority = request.POST.get("priority", "")
    if priority not in Priority.values:
        raise BadRequest
    about.round = round
    try:
        actions.say(
            person, about, priority=Priority(priority), note=request.POST.get("note", ""), actor=actor_of(request)
        )
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, f"{about.name}: {Priority(priority).label}")
    return _back(request, pk, participant)


@require_POST
def unsay(request: HttpRequest, pk: int, participant: int, other: int) -> HttpResponse:
    _round, person = _person(request, pk, participant)
    wish = get_object_or_404(
        Wish.objects.select_related("round", "about__firm", "about__buyer"), by=person, about=other
    )
    wish.by = person
    try:
        actions.withdraw_wish(wish, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("Retiraste lo que habías dicho de %(name)s.") % {"name": wish.about.name})
    return _back(request, pk, participant)


def wish_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Every request and answer, for whoever organises."""
    round = managed_round(request, pk)
    rows = reading.wishes_of_round(round)
    kind = request.GET.get("ver", "")
    if kind == "mutuas":
        rows = rows.filter(mutual=True).exclude(priority=Priority.NO).filter(by__buyer__isnull=False)
    elif kind == "pendientes":
        rows = rows.filter(mutual=False, refused=False).exclude(priority=Priority.NO)
    elif kind == "rechazos":
        rows = rows.filter(priority=Priority.NO)
    page = Paginator(rows.order_by("-mutual", "-priority", "pk"), 50).get_page(request.GET.get("page"))
    context = frame(request, round, "wishes_all", page_obj=page, tally=reading.tally(round), kind=kind)
    return render(request, "matchmaking/wish_list.html", context)


def _person(request: HttpRequest, pk: int, participant: int) -> tuple[Round, Participant]:
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    if person.label:
        raise Http404
    person.round = round
    return round, person


def _by_meaning(person: Participant, sought: Sought) -> list[int]:
    """Keys of the participants that a text finds, best first, within the other filters."""
    people = found(person, replace(sought, text="")).order_by("order", "pk")
    literal = list(found(person, sought).order_by("order", "pk").values_list("pk", flat=True))
    if person.buyer_id:
        return searching.ranked(sought.text, searching.offered(dict(people.values_list("firm", "pk"))), literal)
    return searching.ranked(sought.text, searching.wanted({p.buyer_id or 0: p for p in people}), literal)


def _people(shown: Iterable[object]) -> list[Participant]:
    """In the order of the page, which may be of keys."""
    rows = list(shown)
    keys = [row for row in rows if isinstance(row, int)]
    if not keys:
        return [row for row in rows if isinstance(row, Participant)]
    people = Participant.objects.filter(pk__in=keys).select_related("firm__commune", "buyer")
    by_key = {p.pk: p for p in people}
    return [by_key[key] for key in keys]


def _suggested(request: HttpRequest, person: Participant) -> list[dict[str, object]]:
    """What the program thinks worth a meeting, with its reasons, and where one says whether it is."""
    rows = suggested_to(person)
    others = [s.firm if person.buyer_id else s.buyer for s in rows]
    contacts = {c.other.pk: c for c in reading.contacts_of(person, others)}
    own = bool(person.firm_id) and readable_to(request.user, person.round, [person.firm_id or 0]).levels
    return [
        {"contact": contacts[o.pk], "lines": reason_lines(s.reasons, readiness=bool(own))}
        for s, o in zip(rows, others, strict=True)
    ]


def _limits(person: Participant) -> dict[str, object]:
    left, most = reading.wishes_left(person)
    terms = terms_of(person.round)
    requests, answers = is_open(person.round.state, terms, clock.now())
    return {"left": left, "most": most, "requests_open": requests, "answers_open": answers, "terms": terms}


def _filters() -> dict[str, object]:
    return {
        "sections": Activity.objects.filter(level=1).order_by("pk"),
        "sizes": SIZES,
        "standards": Standard.objects.order_by("name_es"),
    }


def _back(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """To the page from which it was said: one of two, never an address that the form brings."""
    name = "catalogue" if request.POST.get("from") == "catalogue" else "wishes"
    return redirect(f"matchmaking:{name}", pk, participant)
