"""An invented round of the size that the press described: 1,300 firms, 10 importers, 40 large buyers, 450 meetings."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from encadena.accounts.models import User
from encadena.catalogs.models import Commune
from encadena.firms.models import Firm
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import buyers, meetings, participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.suggestions import save_suggestions
from encadena.matchmaking.choices import AgendaStatus, BuyerKind, MeetingOrigin, RoundState
from encadena.matchmaking.models import Agenda, Buyer, Participant, Round, Unavailability
from encadena.matchmaking.planning.matching import suggest
from encadena.matchmaking.rules.slots import DayShape
from encadena.network.models import Institution

from . import round_before as before

FIRMS, MEETINGS = 1300, 450
WITH_IMPORTERS = 120  # meetings of the ten importers, each with another exporting firm


@dataclass(frozen=True)
class Importer:
    name: str
    country: str
    languages: tuple[str, ...]
    zone: str
    looks_for: str


IMPORTERS = (
    Importer("Madeiras Serra Azul", "BR", ("pt", "es"), "America/Sao_Paulo", "Servicios para la industria forestal"),
    Importer("Distribuidora Lago Sereno", "AR", ("es",), "America/Argentina/Buenos_Aires", "Frutos secos y miel"),
    Importer("Comercial Inti Sur", "PE", ("es",), "America/Lima", "Madera dimensionada y pallets"),
    Importer("Andes Fine Foods", "US", ("en", "es"), "America/New_York", "Mermeladas, berries congelados y merkén"),
    Importer("Nordlicht Naturkost", "DE", ("en",), "Europe/Berlin", "Miel orgánica y rosa mosqueta"),
    Importer("Sabores de Levante", "ES", ("es",), "Europe/Madrid", "Algas, conservas del mar y vinos de secano"),
    Importer("Minato Trading", "JP", ("en",), "Asia/Tokyo", "Algas deshidratadas y mariscos"),
    Importer("Golden River Imports", "CN", ("en",), "Asia/Shanghai", "Fruta fresca y vino"),
    Importer("Grupo Tres Volcanes", "MX", ("es",), "America/Mexico_City", "Software y servicios de ingeniería"),
    Importer("Maple Gate Provisions", "CA", ("en",), "America/Toronto", "Cosmética natural y textiles de lana"),
)
LARGE = [
    "Forestal Cordillera Austral", "Celulosa Río Hondo", "Siderúrgica del Golfo", "Minera Altos del Loa",
    "Minera Cerro Pardo", "Salmones Fiordo Sur", "Pesquera Bahía Grande", "Supermercados La Plaza",
    "Tiendas Horizonte", "Hoteles Costa Brava del Sur", "Puerto Bahía Concepción", "Astillero Punta Negra",
    "Eléctrica Alto Biobío", "Refinería Hualpén Sur", "Aguas del Valle Central", "Constructora Puente Viejo",
    "Inmobiliaria Los Álamos", "Clínica San Lucas", "Casino Gran Pacífico", "Universidad del Litoral Sur",
    "Agroindustrial Valle Ñuble", "Molinos del Itata", "Lácteos Tres Lagos", "Frigorífico Patagonia",
    "Viña Gran Secano", "Logística Ruta Cinco", "Ferrocarril Carga Sur", "Naviera Estrecho", "Aeroservicios Carriel",
    "Buses Expreso Sur", "Cementos Roca Firme", "Vidrios del Pacífico", "Plásticos Andalién", "Química San Vicente",
    "Gases del Sur", "Alimentos Casa Grande", "Retail Ferretero Norte Sur", "Cooperativa Eléctrica Llano",
    "Parque Eólico Lebu Alto", "Servicios Portuarios Coronel",
]  # fmt: skip
WISHES = [
    "Mantención industrial y repuestos",
    "Ropa de trabajo y elementos de seguridad",
    "Transporte y última milla",
    "Alimentación de faenas",
    "Aseo y control de plagas",
    "Envases y embalajes",
    "Estructuras metálicas",
    "Servicios forestales",
    "Productos locales para sus salas de venta",
    "Software y sensores",
]


def make_round(
    *, actor: User | None, seed: int, today: date, size: tuple[int, int, int] = (FIRMS, 40, MEETINGS)
) -> Round:
    """The round with its slots, tables, participants and meeting list, not planned yet.

    ``size`` is (firms, large buyers, meetings).
    """
    firms_wanted, large, wanted = size
    random = Random(seed)
    event = rounds.create_round(
        data={
            "name": "Encuentro Redes (demostración)",
            "organiser": Institution.objects.get(slug="asem-biobio"),
            "commune": Commune.objects.get(pk="08101"),
            "region_id": "08",
            "region": Commune.objects.get(pk="08101").region,
            "place": "Centro de eventos",
            "languages": ["es", "en", "pt"],
            "invented": True,
            "source": "Tamaño tomado de Diario Financiero, 28-11-2025; firmas y compradores inventados",
        },
        actor=actor,
    )
    day = _thursday_after(today + timedelta(days=14))
    shape = DayShape(time(9), time(18), 20, lunch=(time(13), time(14)))
    rounds.lay_out_slots(event, days=[day], shape=shape, actor=actor)
    rounds.set_tables(event, count=len(IMPORTERS) + large, actor=actor)
    rounds.change_state(event, state=RoundState.REGISTRATION, actor=actor)
    guests = _buyers(large, random, actor)
    firms = list(Firm.objects.filter(region="08", merged_into=None).order_by("pk")[:firms_wanted])
    rows = participants.add_participants(event, firms=firms, buyers=guests, actor=actor)
    sellers = [row for row in rows if row.firm_id]
    _busy(event, rows, random)
    before.make_terms(event, closed=True, actor=actor)
    before.make_needs(rows[: len(guests)], actor=actor)
    chosen = before.chosen_meetings(event, wanted, today=today, actor=actor)
    meetings.set_meetings(event, wanted=chosen, origin=MeetingOrigin.SELECTED, actor=actor)
    # Where too few pairs fit, the rest were agreed by telephone.
    present = {(w.first.pk, w.second.pk) for w in chosen}
    importers, large_buyers = rows[: len(IMPORTERS)], rows[len(IMPORTERS) : len(guests)]
    others = _pairs(random, importers, large_buyers, sellers, wanted, present)
    meetings.set_meetings(event, wanted=others, origin=MeetingOrigin.CHOSEN, actor=actor)
    before.make_wishes(event, [(w.first, w.second) for w in chosen], random, actor=actor)
    return event


def make_morning(*, actor: User | None, seed: int, today: date) -> Round:
    """A small round that waits to be planned, so that a newcomer has something to press."""
    random = Random(seed)
    event = an_event("Mañana de proveedores del Biobío (demostración)", "Salón regional", "", actor=actor)
    shape = DayShape(time(9), time(13), 20)
    rounds.lay_out_slots(event, days=[_thursday_after(today + timedelta(days=42))], shape=shape, actor=actor)
    rounds.set_tables(event, count=8, actor=actor)
    rounds.change_state(event, state=RoundState.REGISTRATION, actor=actor)
    guests = list(Buyer.objects.filter(kind=BuyerKind.LARGE_BUYER).order_by("pk")[:8])
    firms = list(Firm.objects.filter(region="08", merged_into=None).order_by("pk")[:40])
    rows = participants.add_participants(event, firms=firms, buyers=guests, actor=actor)
    hosts, sellers = rows[: len(guests)], rows[len(guests) :]
    pairs = [(host, seller) for host in hosts for seller in random.sample(sellers, k=min(7, len(sellers)))]
    wanted = [meetings.Wanted(first=a, second=b) for a, b in pairs]
    meetings.set_meetings(event, wanted=wanted, origin=MeetingOrigin.CHOSEN, actor=actor)
    before.make_terms(event, closed=False, actor=actor)
    before.make_needs(hosts, actor=actor)
    save_suggestions(event, found=suggest(event, today=today), actor=actor)
    before.make_wishes(event, pairs, random, actor=actor)
    before.make_applications(event, _asking(len(firms)), actor=actor)
    return event


def _asking(after: int) -> list[Firm]:
    return list(Firm.objects.filter(region="08", merged_into=None).order_by("pk")[after : after + 9])


def plan(event: Round, *, seconds: float, actor: User | None) -> Agenda:
    """Compute the agenda with the product's own planner and publish it.

    On a machine that is busy with something else the time may not even suffice for a first agenda: then there is more.
    """
    for patience in (1, 4, 16):
        found = planning.plan(event, seconds=seconds * patience, on_progress=lambda *_: None, should_stop=lambda: False)
        if found.slot_of:
            break
    agenda = agendas.save_agenda(
        event,
        slot_of=found.slot_of,
        status=AgendaStatus(found.status),
        objective=found.objective,
        bound=found.bound,
        seconds=found.seconds,
        actor=actor,
    )
    return agendas.publish(agenda, expected_version=agenda.version, actor=actor)


def an_event(name: str, place: str, source: str, *, actor: User | None) -> Round:
    commune = Commune.objects.select_related("region").get(pk="08101")
    data = {
        "name": name,
        "organiser": Institution.objects.get(slug="asem-biobio"),
        "commune": commune,
        "region": commune.region,
        "place": place,
        "languages": ["es", "en", "pt"],
        "invented": True,
        "source": source,
    }
    return rounds.create_round(data=data, actor=actor)


def _buyers(large: int, random: Random, actor: User | None) -> list[Buyer]:
    made = [
        buyers.create_buyer(
            data={
                "name": entry.name,
                "country": entry.country,
                "kind": BuyerKind.IMPORTER,
                "languages": list(entry.languages),
                "time_zone": entry.zone,
                "looks_for": entry.looks_for,
                "invented": True,
            },
            actor=actor,
        )
        for entry in IMPORTERS
    ]
    for name in LARGE[:large]:
        data = {
            "name": name,
            "country": "CL",
            "kind": BuyerKind.LARGE_BUYER,
            "languages": ["es"],
            "time_zone": "America/Santiago",
            "looks_for": random.choice(WISHES),
            "invented": True,
        }
        made.append(buyers.create_buyer(data=data, actor=actor))
    return made


def _busy(event: Round, rows: Sequence[Participant], random: Random) -> None:
    """One seller in five comes for half the day; one buyer in ten arrives up to an hour late."""
    slots = list(event.slots.order_by("number"))
    half = len(slots) // 2
    busy: list[Unavailability] = []
    for row in rows:
        if row.firm_id and random.random() < 0.2:
            away = slots[:half] if random.random() < 0.5 else slots[half:]
        elif row.buyer_id and random.random() < 0.1:
            away = slots[: random.randint(1, 3)]
        else:
            continue
        busy += [Unavailability(participant=row, slot=slot) for slot in away]
    Unavailability.objects.bulk_create(busy, batch_size=2000)


def _pairs(
    random: Random,
    importers: Sequence[Participant],
    large: Sequence[Participant],
    sellers: Sequence[Participant],
    wanted: int,
    present: Collection[tuple[int, int]],
) -> list[meetings.Wanted]:
    """What is missing of ``wanted``: each importer sees other firms; the large buyers' demand is uneven, as in life."""
    of_importers = sum(buyer in {p.pk for p in importers} for buyer, _seller in present)
    missing = wanted - len(present)
    exporters = random.sample(list(sellers), k=max(0, min(WITH_IMPORTERS - of_importers, len(sellers), missing)))
    found = [(importers[n % len(importers)], seller) for n, seller in enumerate(exporters)]
    pairs = [(a, b) for a, b in found if (a.pk, b.pk) not in present]
    seen = {(a.pk, b.pk) for a, b in pairs} | set(present)
    load = Counter(buyer for buyer, _seller in present)
    popularity = [1 / (n + 1) ** 0.6 for n in range(len(sellers))]
    shuffled = random.sample(list(sellers), k=len(sellers))
    while len(pairs) < missing:
        buyer, seller = random.choice(large), random.choices(shuffled, popularity)[0]
        if (buyer.pk, seller.pk) in seen or load[buyer.pk] >= 14:
            continue
        seen.add((buyer.pk, seller.pk))
        load[buyer.pk] += 1
        pairs.append((buyer, seller))
    return [meetings.Wanted(first=a, second=b) for a, b in pairs]


def _thursday_after(day: date) -> date:
    return day + timedelta(days=(3 - day.weekday()) % 7)
