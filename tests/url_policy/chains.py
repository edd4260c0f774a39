"""Linkage projects."""

from collections.abc import Callable
from dataclasses import replace

from encadena.advisory.models import Client
from encadena.chains.models import LinkageProject

from ..advisory.makers import a_client
from ..chains.makers import (
    a_measure,
    a_requirement,
    a_requirement_gap,
    a_running_chain,
    a_sale,
    a_stage,
    an_agreement,
    an_alliance,
    an_alliance_alone,
    an_anchor,
)
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast
from .firms import FIRM_STAFF


def _chain(side: Side) -> LinkageProject:
    return a_running_chain(side.centre, side.firm)


def _chain_part(make: Callable[[LinkageProject, Side], Arguments]) -> Callable[[Side], Arguments]:
    def arguments(side: Side) -> Arguments:
        project = _chain(side)
        return {"pk": project.pk, **make(project, side)}

    return arguments


def _chain_state(project: LinkageProject, side: Side) -> Arguments:
    return {"row": a_requirement(project).pk, "firm": side.firm.pk}


def _chain_gap(project: LinkageProject, side: Side) -> Arguments:
    client = Client.objects.filter(firm=side.firm, centre=side.centre).first()
    return {"row": a_requirement_gap(project, client or a_client(side.centre, side.adviser, side.firm)).pk}


CHAIN = replace(FIRM, make=_chain_part(lambda project, side: {}))
CHAIN_STAGE = CHAIN.at(_chain_part(lambda project, side: {"row": a_stage(project).pk}))
CHAIN_BUYER = CHAIN.at(_chain_part(lambda project, side: {"row": project.anchors.get().pk}))
CHAIN_MEMBER = CHAIN.at(_chain_part(lambda project, side: {"row": project.members.get().pk}))
CHAIN_REQUIREMENT = CHAIN.at(_chain_part(lambda project, side: {"row": a_requirement(project).pk}))
CHAIN_STATE = CHAIN.at(_chain_part(_chain_state))
CHAIN_SALE = CHAIN.at(_chain_part(lambda project, side: {"row": a_sale(project, side.firm).pk}))
CHAIN_ALLIANCE = CHAIN.at(_chain_part(lambda project, side: {"row": an_alliance(project, side.firm).pk}))
CHAIN_MEASURE = CHAIN.at(_chain_part(lambda project, side: {"row": a_measure(project).pk}))
CHAIN_GAP = CHAIN.at(_chain_part(_chain_gap))
CHAIN_FIRM = CHAIN.at(_chain_part(lambda project, side: {"firm": side.firm.pk}))
ALONE = CHAIN.at(lambda side: {"pk": an_alliance_alone(side.centre, side.firm).pk})
CHAIN_AGREEMENT = CHAIN.at(_chain_part(lambda project, side: {"row": an_agreement(project).pk}))
# Who buys is public among centres (decision 0018).
ANCHOR = Subject(lambda side: {"pk": an_anchor().pk}, own=ALL, rival=ALL)
CHAIN_STAFF = cast("adviser head coordinator rival agency agency_region administrator")
CHAIN_READERS = CHAIN_STAFF | {"owner"}


POLICY: dict[str, Url] = {
    "chains:list": Url(CHAIN_READERS),
    "chains:new": Url(FIRM_STAFF),
    "chains:firm_panel": Url(CHAIN_READERS, FIRM),
    "chains:alliance_list": Url(CHAIN_READERS),
    "chains:alliance_alone_new": Url(FIRM_STAFF),
    "chains:alliance_alone": Url(FIRM_STAFF, ALONE),
    "chains:network": Url(CHAIN_STAFF),
    "chains:network_closing": Url(CHAIN_STAFF),
    "chains:network_buyer": Url(CHAIN_STAFF, ANCHOR),
    "chains:network_firm": Url(CHAIN_STAFF, FIRM),
    "chains:project_network": Url(CHAIN_STAFF, CHAIN),
    "chains:project": Url(CHAIN_READERS, CHAIN),
    "chains:sessions": Url(CHAIN_READERS, CHAIN),
    "chains:edit": Url(FIRM_STAFF, CHAIN),
    "chains:start": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:finish": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stop": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:reopen": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:kind": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stage_new": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:stage_done": Url(FIRM_STAFF, CHAIN_STAGE, post=True),
    "chains:anchor_add": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:anchor_remove": Url(FIRM_STAFF, CHAIN_BUYER, post=True),
    "chains:members": Url(CHAIN_STAFF, CHAIN),
    "chains:member_add": Url(FIRM_STAFF, CHAIN),
    "chains:member_leave": Url(FIRM_STAFF, CHAIN_MEMBER, post=True),
    "chains:member_back": Url(FIRM_STAFF, CHAIN_MEMBER, post=True),
    "chains:requirements": Url(CHAIN_READERS, CHAIN),
    "chains:requirement_new": Url(FIRM_STAFF, CHAIN),
    "chains:requirement_edit": Url(FIRM_STAFF, CHAIN_REQUIREMENT),
    "chains:requirement_retire": Url(FIRM_STAFF, CHAIN_REQUIREMENT, post=True),
    "chains:requirement_restore": Url(FIRM_STAFF, CHAIN_REQUIREMENT, post=True),
    "chains:requirement_state": Url(FIRM_STAFF, CHAIN_STATE),
    "chains:development": Url(CHAIN_READERS, CHAIN),
    "chains:gaps_make": Url(FIRM_STAFF, CHAIN, post=True),
    "chains:gap_answer": Url(FIRM_STAFF, CHAIN_GAP, post=True),
    "chains:supplier": Url(CHAIN_READERS, CHAIN_FIRM),
    "chains:sales": Url(CHAIN_READERS, CHAIN),
    "chains:sale_new": Url(FIRM_STAFF, CHAIN),
    "chains:sale_edit": Url(FIRM_STAFF, CHAIN_SALE),
    "chains:sale_withdraw": Url(FIRM_STAFF, CHAIN_SALE, post=True),
    "chains:sale_restore": Url(FIRM_STAFF, CHAIN_SALE, post=True),
    "chains:measures": Url(CHAIN_READERS, CHAIN),
    "chains:measure_new": Url(FIRM_STAFF, CHAIN),
    "chains:measure_edit": Url(FIRM_STAFF, CHAIN_MEASURE),
    "chains:measure_withdraw": Url(FIRM_STAFF, CHAIN_MEASURE, post=True),
    "chains:measure_restore": Url(FIRM_STAFF, CHAIN_MEASURE, post=True),
    "chains:alliances": Url(CHAIN_READERS, CHAIN),
    "chains:alliance_new": Url(FIRM_STAFF, CHAIN),
    "chains:alliance_edit": Url(FIRM_STAFF, CHAIN_ALLIANCE),
    "chains:agreements": Url(CHAIN_READERS, CHAIN),
    "chains:agreement_new": Url(FIRM_STAFF, CHAIN),
    "chains:agreement_edit": Url(FIRM_STAFF, CHAIN_AGREEMENT),
}
