"""Clients, centres, an adviser's day."""

from encadena.advisory.actions.transfer import transfer
from encadena.advisory.models import Client
from encadena.advisory.queries.transfer import last_transfer
from encadena.audit.actions import record
from encadena.firms.models import SavedView
from encadena.kernel import clock

from ..advisory.makers import a_session
from ..factories import a_centre
from .advisory_outcomes import CLIENT_READERS, _client
from .base import ADMINISTRATOR, ALL, FIRM, Arguments, Side, Subject, Url, cast
from .firms import EXPIRY_READERS, FIRM_ITSELF, FIRM_LEADERS, FIRM_STAFF, _plan_client

ADVISING = cast("adviser head rival administrator")


def _client_key(side: Side) -> Arguments:
    return {"pk": _client(side).pk}


def _client_view(side: Side) -> Arguments:
    return {"pk": SavedView.objects.create(user=side.adviser, page="clients", name="Vista").pk}


CLIENT = Subject(
    _client_key,
    own=cast("adviser head coordinator agency agency_region administrator"),
    rival=cast("rival agency agency_region administrator"),
)
CLIENT_STEP = CLIENT.at(lambda side: {**_client_key(side), "code": "pause"})


def _promise(side: Side) -> Arguments:
    promised = a_session(_client(side), days_ago=9, next_action="Llamar", next_action_on=clock.today())
    return {"pk": promised.pk}


def _moved(side: Side) -> int:
    context = {"clients": [], "before": side.adviser.pk, "after": side.manager.pk}
    return record("caseload.moved", side.centre, actor=None, context=context).pk


def _transferred(side: Side) -> int:
    client = Client.objects.get(**_plan_client(side))
    transfer(client, to=a_centre(), reason="Se mudó", actor=side.manager)
    return last_transfer(client).pk


PROMISE = Subject(_promise, own=cast("adviser head"), rival=cast("rival"))
WATCHING = cast("head coordinator agency agency_region administrator")
LED_CENTRE = Subject(
    lambda side: {"pk": side.centre.pk}, own=WATCHING, rival=cast("agency agency_region administrator")
)
TRANSFERRED = Subject(
    lambda side: {"pk": _transferred(side)}, own=cast("head coordinator administrator"), rival=ADMINISTRATOR
)
MOVED_CASELOAD = LED_CENTRE.at(lambda side: {"pk": side.centre.pk, "entry": _moved(side)})
CLIENT_VIEW = Subject(_client_view, own=cast("adviser"), rival=cast("rival"))


POLICY: dict[str, Url] = {
    "advisory:portal_courses": Url(FIRM_ITSELF, FIRM),
    "advisory:portal_centre": Url(FIRM_ITSELF, FIRM),
    "advisory:expiring": Url(EXPIRY_READERS),
    "advisory:expiring_card": Url(EXPIRY_READERS),
    "advisory:clients": Url(CLIENT_READERS),
    "advisory:clients_export": Url(CLIENT_READERS),
    "advisory:client_view_save": Url(CLIENT_READERS, post=True),
    "advisory:client_view_remove": Url(CLIENT_READERS, CLIENT_VIEW, post=True),
    "advisory:client_new": Url(FIRM_STAFF),
    "advisory:client_firm_panel": Url(ALL, FIRM),
    "advisory:client": Url(CLIENT_READERS, CLIENT),
    "advisory:client_way": Url(CLIENT_READERS, CLIENT),
    "advisory:client_edit": Url(FIRM_STAFF, CLIENT),
    "advisory:client_step": Url(FIRM_STAFF, CLIENT_STEP),
    "advisory:client_take_back": Url(FIRM_STAFF, CLIENT, post=True),
    "advisory:client_adviser": Url(FIRM_STAFF, CLIENT),
    "advisory:client_transfer": Url(FIRM_LEADERS, CLIENT),
    "advisory:client_transfer_undo": Url(FIRM_LEADERS, TRANSFERRED, post=True),
    "advisory:caseloads": Url(WATCHING),
    "advisory:caseload_stages": Url(WATCHING),
    "advisory:caseload": Url(WATCHING, LED_CENTRE),
    "advisory:caseload_move": Url(FIRM_LEADERS, LED_CENTRE, post=True),
    "advisory:caseload_undo": Url(FIRM_LEADERS, MOVED_CASELOAD, post=True),
    "advisory:my_day": Url(ADVISING),
}
