"""Linkage projects: list, read, their firms, requirements, states and sales; states and sales are written too."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.firms.queries.document import documents_visible_to
from encadena.kernel.api import Id, Page, Walk, cut

from ..actions.requirement import set_state
from ..actions.sale import save_sale
from ..models import ChainSale, RequirementState
from ..queries import program_list
from ..queries.listing import Filters, with_counts
from ..queries.matrix import requirements_of
from ..queries.scope import detailed_firms, projects_visible_to
from .access import STAFF, asker, chosen, found, readable_project, shared_project
from .shapes import (
    MemberOut,
    ProjectOut,
    ProjectWalk,
    RequirementOut,
    SaleIn,
    SaleOut,
    SaleWalk,
    StateIn,
    StateOut,
)

router = Router()


@router.get("", response=Page[ProjectOut], url_name="chains", summary=_("Encadenamientos, los últimos primero"))
def chains(request: HttpRequest, walk: Query[ProjectWalk]) -> Page[ProjectOut]:
    filters = Filters(
        text=walk.text, kind=walk.kind or "", state=walk.state or "", centre=walk.centre, anchor=walk.anchor
    )
    rows = program_list.projects_after(asker(request), filters, walk.after, walk.limit)
    shown, following = cut(rows, walk.limit, lambda row: f"{row.starts_on.isoformat()}.{row.pk}")
    return Page[ProjectOut](items=[ProjectOut.of(row) for row in shown], next=following)


@router.get("/{int:pk}", response=ProjectOut, url_name="chain", summary=_("Un encadenamiento"))
def chain(request: HttpRequest, pk: Path[Id]) -> ProjectOut:
    return ProjectOut.of(found(with_counts(projects_visible_to(asker(request))), pk))


@router.get("/{int:pk}/members", response=Page[MemberOut], url_name="chain_members", summary=_("Sus empresas"))
def members(request: HttpRequest, pk: Path[Id], walk: Query[Walk]) -> Page[MemberOut]:
    """Those that left too. A firm does not learn who the others are."""
    user = asker(request)
    rows = program_list.members_after(user, readable_project(user, pk), walk.after, walk.limit)
    shown, following = cut(rows, walk.limit, lambda row: row.pk)
    return Page[MemberOut](items=[MemberOut.of(row) for row in shown], next=following)


@router.get(
    "/{int:pk}/requirements", response=list[RequirementOut], url_name="chain_requirements",
    summary=_("Lo que piden los compradores"),
)  # fmt: skip
def requirements(request: HttpRequest, pk: Path[Id]) -> list[RequirementOut]:
    return [RequirementOut.of(row) for row in requirements_of(readable_project(asker(request), pk))]


@router.get(
    "/{int:pk}/states", response=Page[StateOut], url_name="chain_states",
    summary=_("Cómo está cada empresa en cada requisito"),
)  # fmt: skip
def states(request: HttpRequest, pk: Path[Id], walk: Query[Walk]) -> Page[StateOut]:
    """Where nobody said anything there is no row: that is not informed."""
    user = asker(request)
    rows = program_list.states_after(user, readable_project(user, pk), walk.after, walk.limit)
    shown, following = cut(rows, walk.limit, lambda row: row.pk)
    return Page[StateOut](items=[StateOut.of(row) for row in shown], next=following)


@router.post(
    "/{int:pk}/states", response=StateOut, url_name="chain_state_set",
    summary=_("Decir cómo está una empresa en un requisito"),
)  # fmt: skip
def state_set(request: HttpRequest, pk: Path[Id], sent: StateIn) -> StateOut:
    user = asker(request, STAFF)
    project = shared_project(user, pk)
    requirement = chosen(project.requirements.select_related("project"), sent.requirement, "requirement")
    firm = chosen(detailed_firms(user, project), sent.firm, "firm")
    papers = documents_visible_to(user).filter(firm=firm)
    paper = chosen(papers, sent.evidence, "evidence") if sent.evidence else None
    said = set_state(
        requirement, firm=firm, state=sent.state, said_by=sent.said_by, evidence=paper, note=sent.note, on=sent.on,
        actor=user,
    )  # fmt: skip
    return StateOut.of(RequirementState.objects.select_related("firm", "requirement", "evidence").get(pk=said.pk))


@router.get("/{int:pk}/sales", response=Page[SaleOut], url_name="chain_sales", summary=_("Sus ventas"))
def sales(request: HttpRequest, pk: Path[Id], walk: Query[SaleWalk]) -> Page[SaleOut]:
    """Of the firms whose sales the asker sees; withdrawn ones are left out."""
    user = asker(request)
    rows = program_list.sales_after(
        user, readable_project(user, pk), walk.after, walk.limit, since=walk.since, until=walk.until
    )
    shown, following = cut(rows, walk.limit, lambda row: f"{row.month.isoformat()}.{row.pk}")
    return Page[SaleOut](items=[SaleOut.of(row) for row in shown], next=following)


@router.post("/{int:pk}/sales", response={201: SaleOut}, url_name="chain_sale_add", summary=_("Registrar una venta"))
def sale_add(request: HttpRequest, pk: Path[Id], sent: SaleIn) -> Status[SaleOut]:
    user = asker(request, STAFF)
    project = shared_project(user, pk)
    firm = chosen(detailed_firms(user, project), sent.firm, "firm")
    buyer = chosen(project.anchors.all(), sent.buyer, "buyer")
    data = {**sent.model_dump(), "firm": firm, "buyer": buyer}
    sale = save_sale(project, sale=None, data=data, actor=user)
    return Status(201, SaleOut.of(ChainSale.objects.select_related("firm", "buyer").get(pk=sale.pk)))
