"""Clients and sessions for tests, made as rows; what a test is about it names."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.accounts.models import User
from encadena.advisory.actions.baseline import fix_baseline
from encadena.advisory.actions.material import publish_material, write_material
from encadena.advisory.actions.milestone import report_milestone
from encadena.advisory.choices import MaterialOrigin
from encadena.advisory.models import Area, Baseline, Client, ClientSpell, Material, Milestone, Session, SessionClient
from encadena.advisory.queries.material_reach import Origin
from encadena.firms.actions.document import add_document
from encadena.firms.models import Assignment, Document, Firm
from encadena.kernel import clock
from encadena.network.models import Centre, Institution
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


_files = count(1)


def a_document(firm: Firm, **fields: Any) -> Document:
    upload = SimpleUploadedFile("papel.pdf", b"%%PDF-1.7 %d" % next(_files))
    fields = {"kind": "evidence", "title": "Balance 2025", "actor": None, **fields}
    return add_document(firm, upload=upload, file_name="papel.pdf", **fields)


def a_baseline(client: Client, indicator: str = "sales", value: object = 1_000_000, **fields: Any) -> Baseline:
    amount = None if value is None else Decimal(str(value))
    fields = {"year": 2024, "origin": "F22", "actor": None, **fields}
    return fix_baseline(client, indicator=indicator, value=amount, **fields)


def a_milestone(client: Client, *, actor: User | None = None, jobs: tuple[str, ...] = (), **data: Any) -> Milestone:
    """Finance of two million pesos obtained last week, with a document, reported by the adviser."""
    on = clock.today() - timedelta(days=7)
    data = {"kind": "finance", "on": on, "what": "Crédito para un horno", **data}
    if data["kind"] in {"finance", "contract"}:
        data = {"amount": Decimal(2_000_000), "currency": "CLP", **data}
    documents = data.pop("documents", None)
    documents = [a_document(client.firm)] if documents is None else documents
    return report_milestone(client, data=data, documents=documents, jobs=jobs, actor=actor or client.adviser)


def a_material(origin: Origin | None = None, *, publish: bool = True, **data: Any) -> Material:
    """A text of the national agency for whoever advises, published."""
    data = {"title": "Etiquetado para Perú", "subject": an_area(), "kind": "text", "body": "Paso a paso", **data}
    material = write_material(origin or Origin(MaterialOrigin.NATIONAL), data=data, actor=None)
    return publish_material(material, actor=None) if publish else material


def of_operator(operator: Institution) -> Origin:
    return Origin(MaterialOrigin.OPERATOR, institution=operator.pk)
