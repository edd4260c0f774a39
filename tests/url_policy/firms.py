"""The register of firms."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.firms.actions.document import add_document
from encadena.firms.actions.merge import merge_firms
from encadena.firms.actions.representation_request import ask_representation
from encadena.firms.models import Assignment, Import, LinkRequest, Membership, Offering, SavedView
from encadena.kernel import clock
from encadena.readiness.actions.certification import Terms, open_certification
from encadena.readiness.actions.gap import add_gap
from encadena.readiness.actions.plan_action import Task, add_action
from encadena.readiness.models import Gap, Standard

from ..advisory.makers import a_client
from ..factories import a_firm, an_institution, an_owner
from .base import ADMINISTRATOR, ALL, FIRM, Arguments, Side, Subject, Url, cast

FIRM_READERS = ALL - cast("owner buyer")
FIRM_STAFF = cast("adviser head coordinator rival administrator")
FIRM_EDITORS = FIRM_STAFF | cast("owner")
FIRM_LEADERS = cast("head coordinator administrator")
EXPIRY_READERS = ALL - cast("promoter association owner buyer")
FIRM_ITSELF = cast("owner administrator")
OWN_FIRM = replace(FIRM, own=cast("owner"), rival=cast(""))
DOCUMENT_READERS = ALL - cast("promoter association buyer")


def _owner_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": an_owner(side.firm, share=10).pk}


def _offering_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": Offering.objects.create(firm=side.firm, kind="goods", name="Pan").pk}


def _document_row(side: Side) -> Arguments:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 %%EOF")
    row = add_document(side.firm, kind="legal", upload=upload, file_name="a.pdf", actor=side.adviser)
    return {"pk": side.firm.pk, "row": row.pk}


def _assignment_row(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "row": Assignment.objects.get(firm=side.firm, centre=side.centre).pk}


def _membership_row(side: Side) -> Arguments:
    association = an_institution(kind="association")
    return {"pk": side.firm.pk, "row": Membership.objects.create(firm=side.firm, institution=association).pk}


def _twins(side: Side) -> Arguments:
    return {"pk": side.firm.pk, "other": a_firm(side.centre, rut=None, name="Sin parecido").pk}


def _merge(side: Side) -> Arguments:
    gone = a_firm(side.centre, rut=None, name="Sin parecido")
    return {"pk": merge_firms(side.firm, gone, choices={}, actor=None).pk}


def _link_request(side: Side) -> Arguments:
    stranger = a_firm(name="Sin parecido")
    return {"pk": LinkRequest.objects.create(firm=stranger, centre=side.centre, asked_by=side.adviser).pk}


def _view(side: Side) -> Arguments:
    return {"pk": SavedView.objects.create(user=side.adviser, name="Vista").pk}


def _plan_client(side: Side) -> Arguments:
    client = Client.objects.filter(firm=side.firm, centre=side.centre).first()
    return {"pk": (client or a_client(side.centre, side.adviser, side.firm)).pk}


def _gap(side: Side) -> Arguments:
    client = Client.objects.get(**_plan_client(side))
    return {"pk": add_gap(client, title="Falta algo", detected_by="adviser", actor=side.adviser).pk}


def _action(side: Side) -> Arguments:
    gap = Gap.objects.get(**_gap(side))
    task = Task(what="Hacer algo", responsible="firm", due_on=clock.today())
    return {"pk": gap.pk, "row": add_action(gap, task=task, actor=side.adviser).pk}


def _certification(side: Side) -> Arguments:
    client, standard = Client.objects.get(**_plan_client(side)), Standard.objects.get(code="iso-9001")
    project = open_certification(client, standard=standard, terms=Terms(), planned={}, actor=side.adviser)
    return {"pk": project.pk}


CERTIFICATION = FIRM.at(_certification)
PLAN_CLIENT = FIRM.at(_plan_client)
CLIENT_FIRM = FIRM.at(lambda side: {"pk": Client.objects.get(**_plan_client(side)).firm_id})
GAP = FIRM.at(_gap)
ACTION = FIRM.at(_action)


def _asked(side: Side) -> Arguments:
    person = User.objects.create_user(f"nadie{User.objects.count()}@example.cl", full_name="Nadie", role="firm")
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 %%EOF")
    asked = ask_representation(
        firm_rut=side.firm.rut or "", firm_name="Sin parecido", upload=upload, file_name="a.pdf", actor=person
    )
    return {"pk": asked.pk}


ASKED = Subject(_asked, own=FIRM_LEADERS, rival=ADMINISTRATOR)
LINK_REQUEST = Subject(_link_request, own=FIRM_LEADERS, rival=ADMINISTRATOR)
VIEW = Subject(_view, own=cast("adviser"), rival=cast("rival"))
PHOTO = FIRM.at(lambda side: {"pk": _offering_row(side)["row"]})


def _import(side: Side) -> Arguments:
    """Checked, its file gone since: every page of it can be asked for."""
    batch = Import.objects.create(
        centre=side.centre, created_by=side.adviser, file_name="empresas.xlsx", sha256="0" * 64, state="checked",
        headings=["RUT", "Nombre"], samples=[[], []], fields={"0": "rut", "1": "name"}, counts={"rows": 0},
    )  # fmt: skip
    return {"pk": batch.pk}


IMPORT = Subject(_import, own=cast("adviser head coordinator administrator"), rival=cast("rival administrator"))


POLICY: dict[str, Url] = {
    "firms:list": Url(FIRM_READERS),
    "firms:regions": Url(FIRM_READERS),
    "firms:export": Url(FIRM_READERS),
    "firms:view_save": Url(FIRM_READERS, post=True),
    "firms:view_remove": Url(FIRM_READERS, VIEW, post=True),
    "firms:imports": Url(FIRM_STAFF),
    "firms:import_template": Url(FIRM_STAFF),
    "firms:import": Url(FIRM_STAFF, IMPORT),
    "firms:import_columns": Url(FIRM_STAFF, IMPORT),
    "firms:import_errors": Url(FIRM_STAFF, IMPORT, get=302),  # the file of this one is gone
    "firms:import_sheet": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_check": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_apply": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_undo": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:import_discard": Url(FIRM_STAFF, IMPORT, post=True),
    "firms:new": Url(FIRM_STAFF),
    "firms:alike": Url(FIRM_STAFF),
    "firms:link": Url(FIRM_STAFF, get=302),  # without a RUT there is nothing to link
    "firms:link_decide": Url(FIRM_LEADERS, LINK_REQUEST, post=True),
    "firms:requests": Url(FIRM_LEADERS),
    "firms:request_decide": Url(FIRM_LEADERS, ASKED, post=True),
    "firms:request_proof": Url(FIRM_LEADERS, ASKED),
    "firms:archived": Url(FIRM_STAFF),
    "firms:duplicates": Url(FIRM_STAFF),
    "firms:compare": Url(FIRM_STAFF, FIRM.at(_twins)),
    "firms:merge": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:apart": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:reconsider": Url(FIRM_STAFF, FIRM.at(_twins), post=True),
    "firms:unmerge": Url(FIRM_STAFF, FIRM.at(_merge), post=True),
    "firms:photo": Url(ALL, PHOTO, get=404),  # this offering has none
    "firms:page": Url(ALL, FIRM),
    "firms:panel_profile": Url(ALL, FIRM),
    "firms:panel_owners": Url(ALL, FIRM),
    "firms:panel_sales": Url(ALL, FIRM),
    "firms:panel_offerings": Url(ALL, FIRM),
    "firms:panel_attending": Url(ALL, FIRM),
    "firms:panel_alike": Url(ALL, FIRM),
    "firms:panel_history": Url(ALL, FIRM),
    "firms:edit": Url(FIRM_EDITORS, FIRM),
    "firms:activities": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:archive": Url(FIRM_STAFF, FIRM, post=True),
    "firms:restore": Url(FIRM_STAFF, FIRM, post=True),
    "firms:owner_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:owner_edit": Url(FIRM_EDITORS, FIRM.at(_owner_row)),
    "firms:owner_end": Url(FIRM_EDITORS, FIRM.at(_owner_row), post=True),
    "firms:owner_remove": Url(FIRM_EDITORS, FIRM.at(_owner_row), post=True),
    "firms:owner_restore": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:sales_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:offering_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:offering_edit": Url(FIRM_EDITORS, FIRM.at(_offering_row)),
    "firms:offering_withdraw": Url(FIRM_EDITORS, FIRM.at(_offering_row), post=True),
    "firms:offering_back": Url(FIRM_EDITORS, FIRM.at(_offering_row), post=True),
    "firms:panel_documents": Url(DOCUMENT_READERS, FIRM),
    "firms:portal_documents": Url(FIRM_ITSELF, FIRM),
    "firms:document_add": Url(FIRM_EDITORS, FIRM, post=True),
    "firms:document_pick": Url(FIRM_EDITORS, FIRM),
    "firms:document_edit": Url(FIRM_EDITORS, FIRM.at(_document_row)),
    "firms:document_file": Url(DOCUMENT_READERS, FIRM.at(_document_row)),
    "firms:document_replace": Url(FIRM_EDITORS, FIRM.at(_document_row)),
    "firms:document_withdraw": Url(FIRM_EDITORS, FIRM.at(_document_row), post=True),
    "firms:document_back": Url(FIRM_EDITORS, FIRM.at(_document_row), post=True),
    "firms:assign": Url(FIRM_STAFF, FIRM, post=True),
    "firms:reassign": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:assignment_end": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:assignment_reopen": Url(FIRM_STAFF, FIRM.at(_assignment_row), post=True),
    "firms:join": Url(FIRM_STAFF, FIRM, post=True),
    "firms:leave": Url(FIRM_STAFF, FIRM.at(_membership_row), post=True),
}
