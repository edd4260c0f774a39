"""What a firm has to do next for a round, on its day and after it, in its own words."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.ui.portal import Step

from ..choices import NOT_COMING, AgendaState, ProposalState, Term
from ..models import AgendaMeeting, Day, Participant, Round
from ..queries.market import proposals_visible_to
from ..queries.outcomes import current_term, rounds_being_asked, silent_meetings
from ..queries.own import OwnStep, steps_of

MOST_COUNTED = 20


def round_steps(user: User, firm: Firm) -> Iterator[Step]:
    """The next round of the firm: its meetings once they are published, else what it is still asked for."""
    mine = Participant.objects.filter(firm=firm).exclude(status__in=NOT_COMING)
    day = Day.objects.filter(on__gte=_today(), round__participants__in=mine).order_by("on", "pk").first()
    person = mine.select_related("round__terms").filter(round=day.round_id).first() if day else None
    if day is None or person is None:
        return
    if meetings := _published(person):
        yield _of_the_day(person, meetings, day.on)
    for step in steps_of(person.round, [person]).get(person.pk, []):
        if not step.done and step.code in _ASKED:
            name, icon = _ASKED[step.code]
            url = reverse(f"matchmaking:{name}", args=[person.round_id, person.pk])
            yield Step(_asked(step), url, icon, str(person.round), day.on)
            return


def _today() -> date:
    return clock.now().astimezone(clock.CHILE).date()


_ASKED = {"answer": ("wishes", "user-question"), "ask": ("catalogue", "search")}


def _asked(step: OwnStep) -> str:
    if step.code == "ask":
        return _("Elige con quién reunirte")
    text = ngettext(
        "Responde a %(n)s comprador que quiere reunirse",
        "Responde a %(n)s compradores que quieren reunirse",
        step.count,
    )
    return text % {"n": step.count}


def _published(person: Participant) -> int:
    """How many meetings it has in the agenda that holds."""
    placed = AgendaMeeting.objects.filter(agenda__round=person.round_id, agenda__state=AgendaState.PUBLISHED)
    own = Q(meeting__first=person) | Q(meeting__second=person) | Q(meeting__companions__participant=person)
    return placed.filter(own).distinct().count()


def _of_the_day(person: Participant, meetings: int, on: date) -> Step:
    count = ngettext("%(n)s reunión", "%(n)s reuniones", meetings) % {"n": meetings}
    note = f"{person.round} · {count}"
    if on == _today():
        url = reverse("matchmaking:own_day", args=[person.round_id, person.pk])
        return Step(_("Hoy es tu rueda de negocios"), url, "calendar-event", note, on)
    url = reverse("matchmaking:detail", args=[person.round_id])
    return Step(_("Prepara tu rueda de negocios"), url, "calendar-event", note, on)


def outcome_steps(user: User, firm: Firm) -> Iterator[Step]:
    """The newest round that is over, as long as the firm owes words about it."""
    rounds = rounds_being_asked(Round.objects.filter(participants__firm=firm))
    if not rounds:
        return
    mine = Participant.objects.filter(round=rounds[-1], firm=firm).exclude(status__in=NOT_COMING)
    waiting = silent_meetings(mine, current_term(rounds[-1]) or Term.EVENT)
    if waiting and (person := mine.first()):
        text = ngettext("Cuenta en qué quedó %(n)s reunión", "Cuenta en qué quedaron %(n)s reuniones", waiting)
        url = reverse("matchmaking:outcomes", args=[person.round_id, person.pk])
        yield Step(text % {"n": waiting}, url, "clipboard-check", note=str(rounds[-1]))


def proposal_steps(user: User, firm: Firm) -> Iterator[Step]:
    """What buyers look for outside of rounds and the firm has not answered; a long list is said to be one."""
    found = proposals_visible_to(user).filter(firm=firm, state=ProposalState.OPEN)
    count = len(found.values_list("pk")[: MOST_COUNTED + 1])
    if count:
        text = ngettext("Mira lo que busca %(n)s comprador", "Mira lo que buscan %(n)s compradores", count)
        told = f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)
        yield Step(text % {"n": told}, reverse("matchmaking:proposals"), "target-arrow")
