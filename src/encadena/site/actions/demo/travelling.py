"""Missions of the demonstration: one that is over and told, one whose call is open, buyers who are brought in."""

from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.matchmaking.choices import BuyerKind, Stage
from encadena.matchmaking.models import Buyer
from encadena.missions.actions import application as applying
from encadena.missions.actions import mission as convening
from encadena.missions.actions import money
from encadena.missions.choices import ApplicationState, ItemKind, MissionKind, MissionState, PaidBy
from encadena.missions.models import Application, Mission
from encadena.network.models import Institution

CRITERIA = (("Potencial del producto en el destino", 3), ("Preparación para exportar", 2), ("Motivación", 1))
LESSONS = ("Llevar muestras y lista de precios en dólares", "Agendar antes del viaje", "Conviene ir en grupo", "")


def make_missions(*, seed: int, today: date, actor: User | None) -> None:
    random = Random(seed + 50)
    firms = list(Firm.objects.filter(region="08", merged_into=None).order_by("pk")[:22])
    _over(firms[:14], random, today, actor)
    running = _mission(
        "Misión comercial a Bogotá y Lima", MissionKind.OUTBOUND, "Bogotá, Colombia; Lima, Perú", today, 55, actor
    )
    convening.change_state(running, state=MissionState.OPEN, actor=actor)
    _apply(running, firms[8:17], random, actor, scored=0.5)
    _inbound(firms[:6], random, today, actor)


def _mission(name: str, kind: str, places: str, today: date, ahead: int, actor: User | None) -> Mission:
    """``ahead``: days until it begins."""
    data = {
        "name": f"{name} (demostración)",
        "kind": kind,
        "organiser": Institution.objects.get(slug="prochile"),
        "places": places,
        "purpose": "Conocer a compradores y distribuidores, y volver con contactos que se puedan seguir.",
        "opens_on": today + timedelta(days=ahead - 75),
        "closes_on": today + timedelta(days=ahead - 30),
        "starts_on": today + timedelta(days=ahead),
        "ends_on": today + timedelta(days=ahead + 4),
        "capacity": 8,
        "sizes": ["micro", "small", "medium"],
        "readiness": 40,
        "cost": Decimal(1_850_000),
        "firm_share": 40,
        "invented": True,
    }
    mission = convening.save_mission(None, data=data, actor=actor)
    for criterion, weight in CRITERIA:
        convening.add_criterion(mission, name=criterion, weight=weight, actor=actor)
    lines = [
        (0, time(8), ItemKind.TRAVEL, "Vuelo desde Concepción", ""),
        (1, time(9), ItemKind.MEETING, "Rueda con compradores", "Hotel"),
        (2, time(10), ItemKind.VISIT, "Recorrido por supermercados", "Centro"),
        (3, time(9, 30), ItemKind.VISIT, "Visita a un distribuidor", "Bodega"),
        (4, time(18), ItemKind.TRAVEL, "Regreso", ""),
    ]
    for after, hour, item, what, where in lines:
        on = mission.starts_on + timedelta(days=after)
        data = {"on": on, "starts_at": hour, "kind": item, "what": what, "where": where}
        convening.add_item(mission, data=data, actor=actor)
    return mission


def _apply(mission: Mission, firms: list[Firm], random: Random, actor: User | None, *, scored: float) -> None:
    criteria = list(mission.criteria.all())
    for firm in firms:
        made = applying.apply(mission, firm=firm, motive="Queremos abrir ese mercado.", actor=actor)
        if random.random() < scored:
            points = {one: random.randint(1, 5) for one in criteria}
            applying.score(made, points=points, reason="", actor=actor)


def _over(firms: list[Firm], random: Random, today: date, actor: User | None) -> None:
    """Convened with dates that are open today, then moved back to when it was."""
    mission = _mission("Misión comercial a Lima", MissionKind.OUTBOUND, "Lima, Perú", today, 50, actor)
    convening.change_state(mission, state=MissionState.OPEN, actor=actor)
    _apply(mission, firms, random, actor, scored=1)
    applying.choose(mission, actor=actor)
    back = timedelta(days=190)
    days = {name: getattr(mission, name) - back for name in ("opens_on", "closes_on", "starts_on", "ends_on")}
    Mission.objects.filter(pk=mission.pk).update(**days)
    for item in mission.items.all():
        type(item).objects.filter(pk=item.pk).update(on=item.on - back)
    chosen = mission.applications.filter(state=ApplicationState.CHOSEN)
    for one in Application.objects.filter(pk__in=chosen).select_related("mission", "firm"):
        payment = {"paid_by": PaidBy.FIRM, "amount": Decimal(740_000), "on": days["starts_on"], "note": ""}
        money.record_payment(one, data=payment, actor=actor)
        if random.random() < 0.75:
            stage = random.choice([Stage.CONTACT, Stage.SAMPLE, Stage.QUOTATION, Stage.ORDER])
            told = {"stage": stage, "contacts": random.randint(2, 9), "lessons": random.choice(LESSONS)}
            if stage >= Stage.QUOTATION:
                told |= {"expected": Decimal(random.randrange(5, 40) * 1000), "currency": "USD"}
            money.tell(one, data=told, actor=actor)


def _inbound(firms: list[Firm], random: Random, today: date, actor: User | None) -> None:
    mission = _mission(
        "Importadores en el Biobío", MissionKind.INBOUND, "Concepción, Talcahuano y Cañete", today, 40, actor
    )
    for buyer in Buyer.objects.filter(kind=BuyerKind.IMPORTER).order_by("pk")[:3]:
        cost = Decimal(random.randrange(12, 25) * 100_000)
        convening.invite_guest(mission, buyer=buyer, cost=cost, actor=actor)
    convening.change_state(mission, state=MissionState.OPEN, actor=actor)
    _apply(mission, firms, random, actor, scored=0)
