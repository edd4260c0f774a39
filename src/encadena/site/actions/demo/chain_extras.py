"""What the demonstration's linkage projects have besides plain rows: firms that buy from others, gaps, measures."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.chains.actions.gap import First, Wanted, make_gaps
from encadena.chains.actions.measure import save_measure
from encadena.chains.models import (
    AnchorBuyer,
    ChainSale,
    IndicatorKind,
    LinkageProject,
    ProjectMember,
    RequirementState,
)
from encadena.chains.rules.score import TO_CLOSE
from encadena.kernel import clock
from encadena.kernel.text import fold
from encadena.network.models import Centre
from encadena.readiness.models import Gap, PlanAction

from . import bulk

RECENT = 10  # months back in which firms of running projects sold
BETWEEN = 6  # projects in which a member of another project buys too
GAPS = 8  # of requirements, in each of a few projects
FACTOR = Decimal("2.7")
BILLS, RECORDS = "Boletas de luz de las empresas", "Registro de retiros del gestor"
ALIKE = "Suma de las boletas del año de cada empresa"
MEASURED: dict[int, tuple[tuple[str, tuple[int, int], str, str], ...]] = {
    2: (
        ("energy", (90_000, 120_000), ALIKE, BILLS),
        ("waste-revalued", (900, 1_500), "Suma de los retiros pesados", RECORDS),
        ("emissions", (4_000, 6_000), "Litros comprados para despachos", "Facturas de combustible"),
        ("water", (700, 900), ALIKE, "Boletas de agua"),
    ),
    1: (
        ("energy", (75_000, 110_000), ALIKE, BILLS),
        ("waste-revalued", (1_400, 2_600), "Suma de los retiros pesados", RECORDS),
        ("emissions", (3_000, 5_000), "Litros comprados para despachos", "Facturas de combustible"),
        ("water", (500, 800), "Medidor propio leído cada mes", "Planilla de lecturas"),
    ),
}
DAYS = (12, 21, 28, 30, 34, 45, 58, 75)


def make_chain_extras(*, seed: int, today: date, actor: User | None) -> None:
    """Draws of its own, so that nothing before it changes."""
    random = Random(seed + 71)
    with transaction.atomic():
        running = list(LinkageProject.objects.filter(state="running").order_by("code").prefetch_related("anchors"))
        members = _members(running)
        sales = [
            sale
            for project in running
            for firm in members.get(project.pk, [])
            if random.random() < 0.7
            for sale in _sales(random, project, firm, project.anchors.all()[0].pk, today, random.randint(1, 4))
        ]
        sales += _between(random, running, members, today)
        bulk.insert(sales, actor=actor)
        for project in _shown(running):
            _gaps(random, project, today, actor)
            _measures(random, project, today, actor)


def _shown(running: Sequence[LinkageProject]) -> list[LinkageProject]:
    """Two of each centre whose people sign in."""
    centres = Centre.objects.filter(slug__in=("concepcion", "talcahuano")).order_by("pk")
    return [project for centre in centres for project in [p for p in running if p.centre_id == centre.pk][:2]]


def _gaps(random: Random, project: LinkageProject, today: date, actor: User | None) -> None:
    """Some of what is missing is in the firms' plans: one late, one closed with its answer still open."""
    said = RequirementState.objects.filter(requirement__project=project, state__in=TO_CLOSE).order_by("pk")
    clients = {
        client.firm_id: client
        for client in Client.objects.filter(centre=project.centre_id).select_related("firm", "adviser")
    }
    inside = set(project.members.filter(left_on__isnull=True).values_list("firm", flat=True))
    wanted = [
        Wanted(row.requirement, clients[row.firm_id])
        for row in said.select_related("requirement__anchor")
        if row.firm_id in clients and row.firm_id in inside
    ][:GAPS]
    made = []
    for one in wanted:
        due_on = max(today, clock.today()) + timedelta(days=random.randint(5, 90))
        first = First(due_on, random.choice(("firm", "adviser")), f"Cumplir lo que pide el comprador de “{project}”")
        made += make_gaps(project, wanted=[one], first=first, actor=actor)
    actions = PlanAction.objects.filter(gap__in=[link.gap_id for link in made]).order_by("pk")
    if len(made) > 1:
        actions.filter(gap=made[0].gap_id).update(due_on=today - timedelta(days=9))
        actions.filter(gap=made[1].gap_id).update(state="closed", done_on=today, closed_at=clock.now())
        Gap.objects.filter(pk=made[1].gap_id).update(state="closed", state_since=today)


def _measures(random: Random, project: LinkageProject, today: date, actor: User | None) -> None:
    """Two years of energy, waste and emissions alike, and water that was measured in another way the second time."""
    kinds = {kind.code: kind for kind in IndicatorKind.objects.all()}
    firms = project.members.count()
    for back in (2, 1):
        year = {"first": date(today.year - back, 1, 1), "last": date(today.year - back, 12, 31), "firms": firms}
        common = {**year, "measured_by": "Equipo del centro", "baseline": back == 2}
        for code, amount, method, source in MEASURED[back]:
            data = {**common, "kind": kinds[code], "method": method, "source": source}
            quantity = Decimal(random.randint(*amount))
            factor = {"quantity": quantity, "quantity_unit": "litros de diésel", "factor": FACTOR,
                      "factor_source": "Factor de demostración"}  # fmt: skip
            data |= factor if code == "emissions" else {"value": quantity}
            save_measure(project, measure=None, data=data, actor=actor)


def _members(projects: Iterable[LinkageProject]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = ProjectMember.objects.filter(project__in=list(projects), left_on__isnull=True).order_by("project", "pk")
    for project, firm in rows.values_list("project", "firm"):
        found.setdefault(project, []).append(firm)
    return found


def _between(
    random: Random, running: Sequence[LinkageProject], members: dict[int, list[int]], today: date
) -> list[ChainSale]:
    """A firm that sells to a large buyer buys itself from the members of the next project of its centre."""
    of_centre: dict[int, list[LinkageProject]] = {}
    for project in running:
        of_centre.setdefault(project.centre_id, []).append(project)
    pairs = [(own[n], own[n + 1]) for own in of_centre.values() for n in range(0, len(own) - 1, 2)]
    sales: list[ChainSale] = []
    for first, second in pairs[:BETWEEN]:
        inside = set(ProjectMember.objects.filter(project=second).values_list("firm", flat=True))
        workshop = next((firm for firm in members.get(first.pk, []) if firm not in inside), None)
        if workshop is None:
            continue
        member = ProjectMember.objects.select_related("firm").filter(firm=workshop).first()
        assert member is not None  # noqa: S101
        name = member.firm.name
        buyer, _made = AnchorBuyer.objects.get_or_create(
            firm_id=workshop, defaults={"name": name[:160], "sort_name": fold(name)[:160]}
        )
        second.anchors.add(buyer)
        for firm in members.get(second.pk, [])[:5]:
            sales += _sales(random, second, firm, buyer.pk, today, 3)
    return sales


def _sales(
    random: Random, project: LinkageProject, firm: int, buyer: int, today: date, count: int
) -> Iterable[ChainSale]:
    for _ in range(count):
        back = random.randint(0, RECENT)
        month = date(today.year - (today.month <= back), (today.month - back - 1) % 12 + 1, 1)
        invoiced = month if random.random() < 0.85 and month >= project.starts_on else None
        paid = date.fromordinal(invoiced.toordinal() + random.choice(DAYS)) if invoiced else None
        known = paid if paid and paid <= today and random.random() < 0.9 else None
        amount = random.randint(4, 90) * 50_000
        yield ChainSale(
            project_id=project.pk, firm_id=firm, buyer_id=buyer, month=month, amount=amount, invoiced_on=invoiced,
            paid_on=known,
        )  # fmt: skip
