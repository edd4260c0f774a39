"""Diagnoses, plans, certifications."""

from collections.abc import Callable
from dataclasses import replace

from encadena.advisory.models import Client

from ..advisory.makers import a_client, a_material
from ..readiness.makers import a_diagnosis, a_version, rate
from .base import ALL, FIRM, NATIONAL, Arguments, Side, Subject, Url
from .firms import (
    ACTION,
    CERTIFICATION,
    CLIENT_FIRM,
    DOCUMENT_READERS,
    EXPIRY_READERS,
    FIRM_EDITORS,
    FIRM_ITSELF,
    FIRM_STAFF,
    GAP,
    PLAN_CLIENT,
)


def _diagnosed(side: Side) -> Client:
    return Client.objects.filter(firm=side.firm, centre=side.centre).first() or a_client(
        side.centre, side.adviser, side.firm
    )


def _diagnosis(**rest: object) -> Callable[[Side], Arguments]:
    """A diagnosis with an answer of the firm, and what else its address names."""

    def make(side: Side) -> Arguments:
        diagnosis = a_diagnosis(_diagnosed(side))
        rate(diagnosis, "firm", a=1)
        return {"pk": diagnosis.pk, **rest}

    return make


def _with_client(side: Side) -> Arguments:
    return {"pk": _diagnosed(side).firm_id}


DIAGNOSIS = replace(FIRM, make=_diagnosis())
RATED = DIAGNOSIS.at(_diagnosis(rater="firm"))


def _draft(**rest: object) -> Callable[[Side], Arguments]:
    return lambda side: {"pk": a_version(state="draft").pk, **rest}


GAP_MATERIAL = GAP.at(lambda side: {**GAP.make(side), "material": a_material().pk})
VERSION = Subject(_draft(), own=NATIONAL, rival=NATIONAL)


POLICY: dict[str, Url] = {
    "readiness:certifications": Url(EXPIRY_READERS),
    "readiness:firm_certifications": Url(DOCUMENT_READERS, FIRM),
    "readiness:client_certifications": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:certification_new": Url(FIRM_STAFF, PLAN_CLIENT),
    "readiness:certification": Url(DOCUMENT_READERS, CERTIFICATION),
    "readiness:certification_edit": Url(FIRM_STAFF, CERTIFICATION),
    "readiness:certification_stage": Url(FIRM_STAFF, CERTIFICATION, post=True),
    "readiness:certification_certificate": Url(FIRM_STAFF, CERTIFICATION),
    "readiness:certification_stop": Url(FIRM_STAFF, CERTIFICATION, post=True),
    "readiness:certification_resume": Url(FIRM_STAFF, CERTIFICATION, post=True),
    "readiness:actions": Url(FIRM_STAFF),
    "readiness:actions_card": Url(FIRM_EDITORS),
    "readiness:firm_plan": Url(DOCUMENT_READERS, CLIENT_FIRM),
    "readiness:plan": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:client_plan": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:plan_timeline": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:plan_sheet": Url(DOCUMENT_READERS, PLAN_CLIENT),
    "readiness:portal_plan": Url(FIRM_ITSELF, FIRM),
    "readiness:portal_diagnosis": Url(FIRM_ITSELF, FIRM),
    "readiness:plan_open": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_goal": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_agree": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:plan_close": Url(FIRM_STAFF, PLAN_CLIENT, post=True),
    "readiness:gap_new": Url(FIRM_EDITORS, PLAN_CLIENT),
    "readiness:gap_from_item": Url(DOCUMENT_READERS, DIAGNOSIS.at(_diagnosis(item="a")), get=302),
    "readiness:gap": Url(DOCUMENT_READERS, GAP),
    "readiness:gap_edit": Url(FIRM_EDITORS, GAP),
    "readiness:gap_move": Url(FIRM_STAFF, GAP, post=True),
    "readiness:gap_material_tie": Url(FIRM_STAFF, GAP_MATERIAL, post=True),
    "readiness:gap_material_untie": Url(FIRM_STAFF, GAP_MATERIAL, post=True),
    "readiness:action_new": Url(FIRM_STAFF, GAP, post=True),
    "readiness:action_edit": Url(FIRM_STAFF, ACTION),
    "readiness:action_done": Url(FIRM_EDITORS, ACTION),
    "readiness:action_look": Url(FIRM_EDITORS, ACTION),
    "readiness:action_back": Url(FIRM_EDITORS, ACTION, post=True),
    "readiness:action_cancel": Url(FIRM_STAFF, ACTION, post=True),
    "readiness:questionnaires": Url(NATIONAL),
    "readiness:questionnaire_new": Url(NATIONAL),
    "readiness:version": Url(NATIONAL, VERSION),
    "readiness:version_preview": Url(NATIONAL, VERSION),
    "readiness:version_compare": Url(
        NATIONAL, VERSION.at(lambda side: {"pk": a_version().pk, "other": a_version().pk})
    ),
    "readiness:version_copy": Url(NATIONAL, VERSION, post=True),
    "readiness:version_publish": Url(NATIONAL, VERSION, post=True),
    "readiness:version_retire": Url(NATIONAL, VERSION, post=True),
    "readiness:version_arrange": Url(NATIONAL, VERSION, post=True, get=404),  # without a row there is nothing to move
    "readiness:dimension_new": Url(NATIONAL, VERSION),
    "readiness:dimension_edit": Url(NATIONAL, VERSION.at(_draft(place=0))),
    "readiness:item_new": Url(NATIONAL, VERSION.at(_draft(dimension=0))),
    "readiness:item_edit": Url(NATIONAL, VERSION.at(_draft(dimension=0, place=0))),
    "readiness:veto_new": Url(NATIONAL, VERSION),
    "readiness:veto_edit": Url(NATIONAL, VERSION.at(_draft(place=0))),
    "readiness:statistics": Url(NATIONAL, VERSION),
    "readiness:statistics_compute": Url(NATIONAL, VERSION, post=True),
    "readiness:list": Url(ALL),
    "readiness:firm_panel": Url(ALL, FIRM),
    "readiness:client_panel": Url(ALL, FIRM.at(lambda side: {"pk": _diagnosed(side).pk})),
    "readiness:start": Url(FIRM_EDITORS, FIRM.at(_with_client)),
    "readiness:detail": Url(ALL, DIAGNOSIS),
    "readiness:finish": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:withdraw": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:bring_back": Url(FIRM_STAFF, DIAGNOSIS, post=True),
    "readiness:talk": Url(FIRM_STAFF, DIAGNOSIS.at(_diagnosis(item="a")), post=True),
    "readiness:answer": Url(FIRM_EDITORS, RATED, get=302),
    "readiness:step": Url(FIRM_EDITORS, DIAGNOSIS.at(_diagnosis(rater="firm", dimension="one"))),
    "readiness:save": Url(FIRM_EDITORS, DIAGNOSIS.at(_diagnosis(rater="firm", item="b")), post=True),
    "readiness:rating_finish": Url(FIRM_EDITORS, RATED, post=True),
    "readiness:rating_reopen": Url(FIRM_EDITORS, RATED, post=True),
}
