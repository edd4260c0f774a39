"""Projects for tests, made through the actions; what a test is about it names."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.chains.actions.agreement import save_agreement
from encadena.chains.actions.alliance import Parties, save_alliance
from encadena.chains.actions.anchor import add_anchor, name_anchor
from encadena.chains.actions.gap import First, Wanted, make_gaps
from encadena.chains.actions.measure import save_measure
from encadena.chains.actions.member import add_members
from encadena.chains.actions.project import create_project, start_project
from encadena.chains.actions.requirement import save_requirement, set_state
from encadena.chains.actions.sale import save_sale
from encadena.chains.actions.stage import add_stage
from encadena.chains.models import (
    Agreement,
    Alliance,
    AnchorBuyer,
    ChainSale,
    IndicatorKind,
    LinkageProject,
    Measure,
    ProjectMember,
    ProjectStage,
    Requirement,
    RequirementGap,
)
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.network.models import Centre
from encadena.readiness.models import Gap
from tests.factories import an_institution

_numbers = count(1)
START = date(2024, 3, 1)


def a_chain(centre: Centre, *firms: Firm, partners: tuple[Centre, ...] = (), **fields: Any) -> LinkageProject:
    """A draft that began on 1 March 2024 with these firms."""
    n = next(_numbers)
    data = {"code": f"ENC-{n}", "name": f"Proveedores {n}", "kind": "suppliers", "starts_on": START, **fields}
    project = create_project(data={"centre": centre, **data}, partners=partners, actor=None)
    if firms:
        add_members(project, firms=firms, on=START, actor=None)
    return project


def a_running_chain(centre: Centre, *firms: Firm, **fields: Any) -> LinkageProject:
    project = a_chain(centre, *firms, **fields)
    add_anchor(project, anchor=an_anchor(), actor=None)
    return start_project(project, actor=None)


def an_anchor(name: str = "", firm: Firm | None = None) -> AnchorBuyer:
    return name_anchor(name=name or f"Compradora {next(_numbers)}", firm=firm, actor=None)


def the_member(project: LinkageProject, firm: Firm) -> ProjectMember:
    return project.members.get(firm=firm)


def a_requirement(project: LinkageProject, text: str = "Resolución sanitaria", **data: Any) -> Requirement:
    return save_requirement(project, requirement=None, data={"text": text, **data}, actor=None)


def a_paper(firm: Firm, title: str = "Resolución") -> Document:
    return Document.objects.create(firm=firm, title=title, kind="evidence", size=1, sha256=title)


def a_stage(project: LinkageProject) -> ProjectStage:
    return add_stage(project, name="Diagnóstico", starts_on=None, planned_on=date(2024, 6, 1), actor=None)


def a_sale(project: LinkageProject, firm: Firm, **data: Any) -> ChainSale:
    plain = {"firm": firm, "buyer": project.anchors.get(), "month": date(2025, 5, 1), "amount": 100_000}
    return save_sale(project, sale=None, data={**plain, **data}, actor=None)


def an_alliance(project: LinkageProject, firm: Firm) -> Alliance:
    data = {"name": "Convenio de harina", "kind": "commercial", "state": "talking"}
    parties = Parties(firms=[firm], anchors=[project.anchors.get()])
    return save_alliance(None, centre=project.centre, project=project, data=data, parties=parties, actor=None)


def an_agreement(project: LinkageProject) -> Agreement:
    return save_agreement(project, agreement=None, data={"on": date(2025, 1, 8), "text": "Comprar juntos"}, actor=None)


def sold(project: LinkageProject, firm: Firm, buyer: AnchorBuyer, amount: int = 100_000, **data: Any) -> ChainSale:
    """This month; the buyer joins the project if it is not in it yet."""
    if not project.anchors.filter(pk=buyer.pk).exists():
        add_anchor(project, anchor=buyer, actor=None)
    plain = {"firm": firm, "buyer": buyer, "month": clock.today().replace(day=1), "amount": amount}
    return save_sale(project, sale=None, data={**plain, **data}, actor=None)


def a_missing_requirement(
    project: LinkageProject, firm: Firm, text: str = "Control de calidad", **data: Any
) -> Requirement:
    requirement = a_requirement(project, text=text, **data)
    set_state(requirement, firm=firm, state="not_met", actor=None)
    return requirement


def a_requirement_gap(
    project: LinkageProject, client: Client, *, actor: User | None = None, **first: Any
) -> RequirementGap:
    wanted = [Wanted(a_missing_requirement(project, client.firm), client)]
    return make_gaps(project, wanted=wanted, first=First(**{"goal": "Vender", **first}), actor=actor)[0]


def close_gap(gap: Gap) -> None:
    """As if its work and the second look were done."""
    Gap.objects.filter(pk=gap.pk).update(state="closed", state_since=clock.today())


def a_measure(project: LinkageProject, kind: str = "energy", **data: Any) -> Measure:
    plain = {
        "kind": IndicatorKind.objects.get(code=kind), "first": date(2024, 1, 1), "last": date(2024, 12, 31),
        "value": Decimal(1200), "method": "Suma de las boletas", "source": "Boletas de luz", "measured_by": "Ana",
    }  # fmt: skip
    return save_measure(project, measure=None, data={**plain, **data}, actor=None)


def an_alliance_alone(centre: Centre, firm: Firm, **data: Any) -> Alliance:
    plain = {"name": "Feria de otoño", "kind": "institutional", "state": "talking"}
    parties = Parties(firms=[firm], institutions=[an_institution()])
    return save_alliance(None, centre=centre, project=None, data={**plain, **data}, parties=parties, actor=None)
