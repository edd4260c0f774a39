"""What comes before a round: needs in three languages, terms, suggestions, requests that wait, incomplete profiles."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.actions.suggestions import save_suggestions
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.choices import ParticipantStatus, Priority
from encadena.matchmaking.models import Application, Need, Participant, Round, Wish
from encadena.matchmaking.planning.choice import choose
from encadena.matchmaking.planning.matching import suggest
from encadena.matchmaking.rules.choice import ChoiceRules

# Buyer → needs: kind, title, language, volume and unit, what it asks.
ASKED: dict[str, list[tuple[str, str, str, str, str, str]]] = {
    "Madeiras Serra Azul": [
        ("services", "Serviços de colheita florestal", "pt", "", "", "Equipe própria e seguro"),
        ("goods", "Paletes de madeira certificada", "pt", "12000", "unidades", "FOB Coronel"),
    ],
    "Distribuidora Lago Sereno": [
        ("goods", "Miel a granel", "es", "20", "t", "Tambores de 300 kg"),
        ("goods", "Frutos secos: nueces y avellanas", "es", "15", "t", ""),
    ],
    "Comercial Inti Sur": [("goods", "Madera dimensionada y pallets", "es", "900", "m3", "Puesto en Tacna")],
    "Andes Fine Foods": [
        ("goods", "Berry jams and preserves", "en", "8", "t", "Glass jars, English label"),
        ("goods", "Smoked chilli (merkén)", "en", "2", "t", ""),
    ],
    "Nordlicht Naturkost": [
        ("goods", "Organic honey", "en", "25", "t", "Analysis of residues"),
        ("goods", "Rosehip oil and dried rosehip", "en", "3", "t", ""),
    ],
    "Sabores de Levante": [
        ("goods", "Conservas de mariscos y algas", "es", "30", "t", ""),
        ("goods", "Vino de secano", "es", "18000", "botellas", ""),
    ],
    "Minato Trading": [("goods", "Dried seaweed", "en", "40", "t", "Food grade")],
    "Golden River Imports": [("goods", "Wine and fresh fruit", "en", "", "", "")],
    "Grupo Tres Volcanes": [("services", "Desarrollo de software y sensores", "es", "2400", "horas", "")],
    "Maple Gate Provisions": [("goods", "Wool textiles and natural cosmetics", "en", "", "", "")],
}
SERVICES = frozenset({
    "Mantención industrial y repuestos", "Transporte y última milla", "Alimentación de faenas",
    "Aseo y control de plagas", "Servicios forestales",
})  # fmt: skip
MOST_EACH = 14
WITHOUT_NEEDS = 9  # one large buyer in so many has not said what it looks for


def make_needs(guests: Sequence[Participant], *, actor: User | None) -> int:
    """The needs of buyers that have none yet."""
    rows = []
    for guest in guests:
        if guest.buyer is None or guest.buyer.needs.exists():
            continue
        asked = ASKED.get(guest.buyer.name)
        if asked is None:
            if len(guest.buyer.name) % WITHOUT_NEEDS == 0:  # the same ones in every round
                continue
            kind = "services" if guest.buyer.looks_for in SERVICES else "goods"
            asked = [(kind, guest.buyer.looks_for, "es", "", "", "")]
        rows += [_need(guest, *words) for words in asked]
    return len(Need.objects.bulk_create(rows))


def _need(guest: Participant, kind: str, title: str, language: str, volume: str, unit: str, delivery: str) -> Need:
    assert guest.buyer  # noqa: S101  only buyers have needs
    return Need(
        buyer=guest.buyer, kind=kind, title=title, language=language, volume=Decimal(volume) if volume else None,
        unit=unit, delivery=delivery, languages=guest.buyer.languages, invented=True,
    )  # fmt: skip


def make_terms(event: Round, *, closed: bool, actor: User | None) -> None:
    """``closed``: all dates are over, as of a round whose agenda is public; otherwise requests close in two weeks."""
    first = event.days.order_by("on").first()
    assert first  # noqa: S101  its days were laid out before
    ends = clock.now() - timedelta(days=3) if closed else clock.now() + timedelta(days=14)
    data = {
        "about": "Para empresas del Biobío que quieran vender a grandes compradores o exportar.",
        "opens_at": ends - timedelta(days=40),
        "closes_at": ends - timedelta(days=5) if closed else ends,
        "wishes_close_at": ends - timedelta(days=2) if closed else ends + timedelta(days=3),
        "answers_close_at": ends if closed else datetime.combine(first.on - timedelta(days=7), time(18), event.zone),
        "regions": ["08"],
        "firm_places": None if closed else 60,
        "firm_wishes": 8,
        "buyer_wishes": 20,
    }
    set_terms(event, data=data, actor=actor)


def chosen_meetings(event: Round, wanted: int, *, today: date, actor: User | None) -> list[meetings.Wanted]:
    """Suggest, then choose: the pairs of most value, at most ``wanted`` and so many for each buyer."""
    save_suggestions(event, found=suggest(event, today=today), actor=actor)
    rules = ChoiceRules(buyer_most=MOST_EACH, firm_most=6)
    pairs = sorted(choose(event, rules, costs=False).pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))[:wanted]
    people = {p.pk: p for p in event.participants.select_related("firm", "buyer")}
    return [meetings.Wanted(first=people[b], second=people[f]) for b, f, _value in pairs]


def make_wishes(
    event: Round, pairs: Sequence[tuple[Participant, Participant]], random: Random, *, actor: User | None
) -> None:
    """Of the pairs that meet (or might) half were asked for by the buyer, most of those answered; some said no."""
    rows = []
    for buyer, firm in pairs:
        dice = random.random()
        if dice < 0.5:
            rows.append(_wish(event, buyer, firm, Priority.MUST if dice < 0.15 else Priority.LIKE))
            if random.random() < 0.7:
                no = random.random() < 0.1
                rows.append(_wish(event, firm, buyer, Priority.NO if no else Priority.LIKE, answers=True))
        elif dice < 0.7:
            rows.append(_wish(event, firm, buyer, Priority.LIKE))
    Wish.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _wish(event: Round, by: Participant, about: Participant, priority: Priority, *, answers: bool = False) -> Wish:
    return Wish(round=event, by=by, about=about, priority=priority, answers=answers)


def make_applications(event: Round, firms: Sequence[Firm], *, actor: User | None) -> None:
    """Firms that asked to come: most wait for an answer, two for a place, one was not accepted and knows why."""
    last = event.participants.count()
    for place, firm in enumerate(firms):
        status = ParticipantStatus.REGISTERED
        if place >= len(firms) - 3:
            status = ParticipantStatus.DECLINED if place == len(firms) - 1 else ParticipantStatus.WAITING
        person = Participant.objects.create(round=event, firm=firm, status=status, order=last + place + 1)
        declined = status == ParticipantStatus.DECLINED
        Application.objects.create(
            participant=person,
            message="Queremos llegar a compradores fuera de la comuna." if place % 2 else "",
            asked_at=clock.now() - timedelta(hours=5 * (len(firms) - place)),
            reason="Su ficha todavía no dice qué vende." if declined else "",
            way_out="Agrega al menos una oferta a la ficha y vuelve a inscribirte." if declined else "",
            decided_at=clock.now() - timedelta(hours=2) if declined else None,
        )
