"""Missions and inbound buyers."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.missions.actions import application as applying
from encadena.missions.actions import mission as convening
from encadena.missions.actions import money
from encadena.missions.actions import paper as papers
from encadena.missions.choices import ItemKind
from encadena.missions.models import Application, Mission

from ..missions.makers import a_mission, applied, begun
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast

READERS = ALL - cast("buyer")
MANAGERS = cast("administrator agency promoter coordinator")
# The promoter chooses among firms that she sees nowhere else.
PROMOTER = cast("promoter")


def _mission(side: Side) -> Mission:
    return a_mission(organiser=side.operator)


def _with(read: Callable[[Mission, Side], Arguments]) -> Callable[[Side], Arguments]:
    def make(side: Side) -> Arguments:
        mission = _mission(side)
        return {"pk": mission.pk, **read(mission, side)}

    return make


def _application(mission: Mission, side: Side) -> Arguments:
    return {"application": applied(mission, side.firm).pk}


def _chosen(mission: Mission, side: Side) -> Application:
    made = applied(mission, side.firm, 5, 5)
    applying.choose(mission, actor=None)
    return Application.objects.get(pk=made.pk)


def _payment(mission: Mission, side: Side) -> Arguments:
    data = {"paid_by": "firm", "amount": 5, "on": mission.opens_on, "note": ""}
    return {"payment": money.record_payment(_chosen(mission, side), data=data, actor=None).pk}


def _debrief(mission: Mission, side: Side) -> Arguments:
    made = _chosen(mission, side)
    begun(mission)
    return {"application": made.pk}


def _item(mission: Mission, side: Side) -> Arguments:
    data = {"on": mission.starts_on, "starts_at": None, "kind": ItemKind.VISIT, "what": "Visita", "where": ""}
    return {"item": convening.add_item(mission, data=data, actor=None).pk}


def _paper(mission: Mission, side: Side) -> Arguments:
    upload = SimpleUploadedFile("bases.pdf", b"%PDF-1.7 bases")
    return {"paper": papers.add_paper(mission, title="Bases", upload=upload, actor=None).pk}


CALL = Subject(_with(lambda mission, side: {}), own=READERS, rival=READERS)
MANAGED = Subject(CALL.make, own=MANAGERS, rival=MANAGERS - cast("coordinator"))
IN_REACH = Subject(
    _with(_application),
    own=MANAGERS | cast("adviser head owner"),
    rival=MANAGERS - cast("coordinator") | cast("rival"),
)

POLICY: dict[str, Url] = {
    "missions:list": Url(READERS),
    "missions:home_card": Url(READERS),
    "missions:new": Url(MANAGERS | cast("association")),
    "missions:firm_panel": Url(READERS, FIRM),
    "missions:detail": Url(READERS, CALL),
    "missions:edit": Url(READERS, MANAGED),
    "missions:state": Url(READERS, MANAGED, post=True),
    "missions:criterion_add": Url(READERS, MANAGED, post=True),
    "missions:criterion_remove": Url(
        READERS, MANAGED.at(_with(lambda mission, _side: {"criterion": mission.criteria.first().pk})), post=True
    ),
    "missions:programme": Url(READERS, CALL),
    "missions:item_add": Url(READERS, MANAGED, post=True),
    "missions:item_remove": Url(READERS, MANAGED.at(_with(_item)), post=True),
    "missions:guest_add": Url(READERS, MANAGED, post=True),
    "missions:papers": Url(READERS, CALL),
    "missions:paper_add": Url(READERS, MANAGED, post=True),
    "missions:paper": Url(READERS, CALL.at(_with(_paper))),
    "missions:paper_withdraw": Url(READERS, MANAGED.at(_with(_paper)), post=True),
    "missions:paper_back": Url(READERS, MANAGED.at(_with(_paper)), post=True),
    "missions:tell_results": Url(READERS, MANAGED, post=True),
    "missions:apply": Url(READERS, CALL, post=True),
    "missions:applications": Url(READERS, MANAGED, strangers=PROMOTER),
    "missions:choose": Url(READERS, MANAGED, post=True),
    "missions:application": Url(READERS, IN_REACH, strangers=PROMOTER),
    "missions:score": Url(READERS, MANAGED.at(_with(_application)), post=True, strangers=PROMOTER),
    "missions:withdraw": Url(READERS, IN_REACH, post=True),
    "missions:payment_add": Url(READERS, MANAGED.at(_with(_application)), post=True),
    "missions:payment_withdraw": Url(READERS, MANAGED.at(_with(_payment)), post=True),
    "missions:debrief": Url(READERS, IN_REACH.at(_with(_debrief)), strangers=PROMOTER),
    "missions:balance": Url(READERS, MANAGED, strangers=PROMOTER),
}
