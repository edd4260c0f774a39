"""What the demonstration's linkage projects have besides their plain rows: a supplier network with firms in between."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from django.db import transaction

from encadena.accounts.models import User
from encadena.chains.models import AnchorBuyer, ChainSale, LinkageProject, ProjectMember
from encadena.kernel.text import fold

from . import bulk

RECENT = 10  # months back in which firms of running projects sold
BETWEEN = 6  # projects in which a member of another project buys too
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
