"""Fairs of the demonstration: one ahead, with what visitors asked, and one that is over, with what it brought."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.fairs import actions
from encadena.fairs.choices import FairKind, FairState
from encadena.fairs.models import Exhibitor, Fair
from encadena.firms.models import Firm
from encadena.matchmaking.choices import Qualifier, Stage
from encadena.network.models import Institution

ASKED = (
    ("Marta Salgado", "marta.salgado@example.com", "¿Despachan a Los Ángeles? Necesitamos 40 cajas al mes."),
    ("Joana Prado", "joana.prado@example.com", "Gostaria de receber a lista de preços."),
)
KINDS = (
    {"name": "Esquina", "stands": "A1, A10, D1, D10", "area": Decimal(12), "price": Decimal(320_000)},
    {"name": "Central", "stands": "B4-B7, C4-C7", "area": Decimal(9), "price": Decimal(240_000)},
)
"""Types of stands; the rest of the plan has the price of the fair."""
LESSONS = (
    "Hay que llevar precios por volumen: los preguntaron casi todos.",
    "Faltaron muestras el segundo día.",
    "",
)
EXHIBITORS, PAST_EXHIBITORS, TELL = 26, 18, 0.7


def make_fair(*, seed: int, today: date, actor: User | None) -> None:
    random = Random(seed + 51)
    places = [(row, column) for row in range(1, 5) for column in range(1, 11)]
    firms = list(_firms()[:EXHIBITORS])
    fair = _fair("Feria de pymes del Biobío (demostración)", today + timedelta(days=60), actor)
    for firm, (row, column) in zip(firms, random.sample(places, k=EXHIBITORS), strict=False):
        one = _exhibitor(fair, firm, row, column, actor)
        if random.random() < 0.3:
            name, email, message = random.choice(ASKED)
            actions.ask(one, data={"name": name, "email": email, "message": message}, consent="Acepto", actor=actor)
    _past_fair(firms[:PAST_EXHIBITORS], Random(seed + 52), today, actor)


def _past_fair(firms: Sequence[Firm], random: Random, today: date, actor: User | None) -> None:
    """It ended a hundred days ago, so what is told now is told at three months; some did not tell."""
    fair = _fair("Encuentro de otoño de pymes del Biobío (demostración)", today - timedelta(days=102), actor)
    for number, firm in enumerate(firms):
        one = _exhibitor(fair, firm, 1 + number // 10, 1 + number % 10, actor)
        if random.random() < TELL:
            actions.tell(one, data=_brought(random), actor=actor)
    actions.change_state(fair, state=FairState.CLOSED, actor=actor)


def _brought(random: Random) -> dict[str, object]:
    stage = random.choice([s for s in Stage if s > Stage.NO_INTEREST])
    found: dict[str, object] = {"stage": stage, "contacts": random.randint(2, 30), "lessons": random.choice(LESSONS)}
    if stage >= Stage.QUOTATION:
        found |= {"expected": Decimal(random.randint(4, 60) * 100_000), "currency": "CLP"}
    if stage == Stage.ORDER:
        found |= {"closed": Decimal(random.randint(2, 30) * 100_000), "closed_is": Qualifier.EXACT}
    return found


def _fair(name: str, starts_on: date, actor: User | None) -> Fair:
    data = {
        "name": name,
        "kind": FairKind.INTERNATIONAL,
        "organiser": Institution.objects.get(slug="asem-biobio"),
        "place": "Centro de eventos, Concepción",
        "about": "Empresas de la región muestran sus productos y servicios a compradores de Chile y de afuera.",
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=2),
        "rows": 4,
        "columns": 10,
        "price": Decimal(180_000),
        "invented": True,
    }
    fair = actions.save_fair(None, data=data, actor=actor)
    for kind in KINDS:
        actions.add_kind(fair, data=kind, actor=actor)
    actions.change_state(fair, state=FairState.PUBLISHED, actor=actor)
    return fair


def _exhibitor(fair: Fair, firm: Firm, row: int, column: int, actor: User | None) -> Exhibitor:
    one = actions.exhibit(fair, firm=firm, actor=actor)
    shown = list(firm.offerings.filter(withdrawn_at__isnull=True)[:3])
    actions.present(one, about=f"{firm} en la feria.", offerings=shown, actor=actor)
    actions.give_stand(one, row=row, column=column, actor=actor)
    return one


def _firms() -> QuerySet[Firm]:
    return Firm.objects.filter(region="08", merged_into=None, offerings__isnull=False).distinct().order_by("pk")
