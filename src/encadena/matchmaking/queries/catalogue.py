"""Who takes part on the other side of a round, searched by what they offer or look for."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.firms.models import Offering
from encadena.kernel.text import fold
from encadena.readiness.choices import CertificationState
from encadena.readiness.models import CertificationProject

from ..models import Need, Participant
from .needs import needs_by_buyer
from .wishes import Contact, contacts_of, counterparts_of


@dataclass(frozen=True)
class Sought:
    """Filters of a catalogue; empty ones narrow nothing."""

    text: str = ""
    section: str = ""
    size: str = ""
    standard: str = ""
    country: str = ""


@dataclass(frozen=True)
class Card:
    """A participant of the other side as a catalogue shows it; what is empty was not reported."""

    contact: Contact
    offerings: list[Offering] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    certificates: list[CertificationProject] = field(default_factory=list)


def found(person: Participant, sought: Sought) -> QuerySet[Participant]:
    """Participants of the other side that meet every filter, and say every word of the text as it was typed."""
    people = counterparts_of(person)
    if person.buyer_id:
        people = _narrow_firms(people, sought)
        for word in sought.text.split():
            offers = Offering.objects.filter(_says(word), firm=OuterRef("firm"), withdrawn_at__isnull=True)
            plain = Q(firm__sort_name__contains=fold(word)) if fold(word) else Q()
            named = Q(firm__name__icontains=word) | Q(firm__trade_name__icontains=word) | plain
            people = people.filter(named | Q(Exists(offers)))
        return people
    if sought.country:
        people = people.filter(buyer__country=sought.country)
    for word in sought.text.split():
        needs = Need.objects.filter(
            Q(title__icontains=word) | Q(description__icontains=word), buyer=OuterRef("buyer"),
            withdrawn_at__isnull=True,
        )  # fmt: skip
        people = people.filter(Q(buyer__name__icontains=word) | Q(buyer__looks_for__icontains=word) | Q(Exists(needs)))
    return people


def cards_of(person: Participant, people: list[Participant]) -> list[Card]:
    """What a page of a catalogue shows; a fixed number of queries."""
    contacts = contacts_of(person, people)
    firms = [p.firm_id for p in people if p.firm_id]
    offerings = _grouped_offerings(firms)
    certificates = certificates_of(firms)
    needs = needs_by_buyer([p.buyer_id for p in people if p.buyer_id])
    return [
        Card(
            c,
            offerings.get(c.other.firm_id or 0, []),
            needs.get(c.other.buyer_id or 0, []),
            certificates.get(c.other.firm_id or 0, []),
        )
        for c in contacts
    ]


def certificates_of(firm_ids: list[int]) -> dict[int, list[CertificationProject]]:
    """Certificates that firms hold, with the day they end. One query."""
    held: dict[int, list[CertificationProject]] = {}
    rows = CertificationProject.objects.filter(firm__in=firm_ids, state=CertificationState.CERTIFIED)
    for row in rows.select_related("standard").order_by("standard", "-valid_until"):
        held.setdefault(row.firm_id, []).append(row)
    return held


def _narrow_firms(people: QuerySet[Participant], sought: Sought) -> QuerySet[Participant]:
    if sought.section:
        people = people.filter(firm__section=sought.section)
    if sought.size:
        people = people.filter(firm__legal_size=sought.size)
    if sought.standard:
        held = CertificationProject.objects.filter(
            firm=OuterRef("firm"), state=CertificationState.CERTIFIED, standard__code=sought.standard
        )
        people = people.filter(Exists(held))
    return people


def _grouped_offerings(firm_ids: list[int]) -> dict[int, list[Offering]]:
    grouped: dict[int, list[Offering]] = {}
    for offering in Offering.objects.filter(firm__in=firm_ids, withdrawn_at__isnull=True):
        grouped.setdefault(offering.firm_id, []).append(offering)
    return grouped


def _says(word: str) -> Q:
    return Q(name__icontains=word) | Q(description__icontains=word) | Q(certifications__icontains=word)
