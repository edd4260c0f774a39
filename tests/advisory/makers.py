"""Clients and sessions for tests, made as rows; what a test is about it names."""

from datetime import date, timedelta
from typing import Any

from encadena.accounts.models import User
from encadena.advisory.models import Area, Client, ClientSpell, Session, SessionClient
from encadena.firms.models import Assignment, Firm
from encadena.kernel import clock
from encadena.network.models import Centre
from tests.factories import a_firm


def a_client(centre: Centre, adviser: User | None = None, firm: Firm | None = None, **fields: Any) -> Client:
    """A firm in accompaniment, attended by the centre."""
    firm = firm or a_firm(centre, adviser)
    if not Assignment.objects.filter(firm=firm, centre=centre, until=None).exists():
        Assignment.objects.create(firm=firm, centre=centre, adviser=adviser, since="2020-01-01")
    fields = {"stage": "accompanied", "agreement_signed_on": date(2024, 3, 1), "arrived_on": date(2024, 1, 2), **fields}
    fields = {"sort_name": firm.sort_name, "stage_since": fields["arrived_on"], **fields}
    client = Client.objects.create(firm=firm, centre=centre, adviser=adviser, **fields)
    ClientSpell.objects.create(client=client, centre=centre, adviser=adviser, since=client.arrived_on)
    return client


def an_area(code: str = "finance") -> Area:
    return Area.objects.get(code=code)


def a_session(*clients: Client, adviser: User | None = None, days_ago: int = 0, **fields: Any) -> Session:
    """One hour at the centre, with content and of its own; the first client says where."""
    first = clients[0]
    fields = {"on": clock.today() - timedelta(days=days_ago), "contact_minutes": 60, "mode": "centre", **fields}
    fields.setdefault("area", an_area())
    adviser = adviser or first.adviser
    assert adviser is not None
    session = Session.objects.create(centre=first.centre, adviser=adviser, logged_by=adviser, **fields)
    share, rest = divmod(session.contact_minutes, len(clients))
    for number, client in enumerate(clients):
        SessionClient.objects.create(
            session=session, client=client, firm=client.firm, on=session.on, minutes=share + (number < rest)
        )
    return session
