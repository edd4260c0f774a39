"""Keeps the search index true, and sends the mails that follow from what happened."""

from django.core.mail import send_mail
from django.utils import translation

from encadena.accounts.models import AccessLink
from encadena.jobs import actions as jobs
from encadena.kernel import clock
from encadena.kernel.events import subscribe
from encadena.search import actions as search

from .actions.notices import DECIDED, PUBLISHED
from .actions.pulse import beat
from .events import AccessGiven, AgendaPublished, ApplicationDecided, RoundChanged
from .models import BuyerDelegate, Repair, Round, Slot
from .wording.mails import address_of, mail


@subscribe(RoundChanged)
def index_round(event: RoundChanged) -> None:
    search.index("round", [event.round_id], actor=None)


@subscribe(RoundChanged)
def move_the_pages_of_the_day(event: RoundChanged) -> None:
    beat(event.round_id, actor=None)


@subscribe(AccessGiven)
def send_access(event: AccessGiven) -> None:
    """To the person who acts for a buyer, in their language."""
    delegate = BuyerDelegate.objects.select_related("user", "buyer").get(pk=event.delegate_id)
    round = Round.objects.select_related("organiser").filter(pk=event.round_id or 0).first()
    link = AccessLink.objects.get(pk=event.link_id)
    context: dict[str, object] = {"delegate": delegate, "round": round, "link": link}
    context["url"] = address_of(link, event.site)
    with translation.override(delegate.user.language):
        told = mail("access" if round else "access_needs", context)
    send_mail(told.subject, told.body, None, [delegate.user.email])


@subscribe(AgendaPublished)
def tell_everybody(event: AgendaPublished) -> None:
    """Before the event; a repair tells those it concerns by itself, and on the day the mails of the day speak."""
    begun = Slot.objects.filter(round=event.round_id, starts_at__lte=clock.now()).exists()
    if not begun and not Repair.objects.filter(result=event.agenda_id).exists():
        jobs.enqueue(PUBLISHED, args={"agenda_id": event.agenda_id}, actor=None)


@subscribe(ApplicationDecided)
def tell_decision(event: ApplicationDecided) -> None:
    jobs.enqueue(DECIDED, args={"participant_id": event.participant_id}, actor=None)
