"""A fair of the demonstration, with stands, what its exhibitors show and what visitors asked."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from encadena.accounts.models import User
from encadena.fairs import actions
from encadena.fairs.choices import FairKind, FairState
from encadena.firms.models import Firm
from encadena.network.models import Institution

ASKED = (
    ("Marta Salgado", "marta.salgado@example.com", "¿Despachan a Los Ángeles? Necesitamos 40 cajas al mes."),
    ("Joana Prado", "joana.prado@example.com", "Gostaria de receber a lista de preços."),
)


def make_fair(*, seed: int, today: date, actor: User | None) -> None:
    random = Random(seed + 51)
    data = {
        "name": "Feria de pymes del Biobío (demostración)",
        "kind": FairKind.INTERNATIONAL,
        "organiser": Institution.objects.get(slug="asem-biobio"),
        "place": "Centro de eventos, Concepción",
        "about": "Empresas de la región muestran sus productos y servicios a compradores de Chile y de afuera.",
        "starts_on": today + timedelta(days=60),
        "ends_on": today + timedelta(days=62),
        "rows": 4,
        "columns": 10,
        "price": Decimal(180_000),
        "invented": True,
    }
    fair = actions.save_fair(None, data=data, actor=actor)
    actions.change_state(fair, state=FairState.PUBLISHED, actor=actor)
    places = [(row, column) for row in range(1, 5) for column in range(1, 11)]
    firms = Firm.objects.filter(region="08", merged_into=None, offerings__isnull=False).distinct().order_by("pk")[:26]
    for firm, (row, column) in zip(firms, random.sample(places, k=26), strict=False):
        one = actions.exhibit(fair, firm=firm, actor=actor)
        shown = list(firm.offerings.filter(withdrawn_at__isnull=True)[:3])
        actions.present(one, about=f"{firm} en la feria.", offerings=shown, actor=actor)
        actions.give_stand(one, row=row, column=column, actor=actor)
        if random.random() < 0.3:
            name, email, message = random.choice(ASKED)
            actions.ask(one, data={"name": name, "email": email, "message": message}, consent="Acepto", actor=actor)
