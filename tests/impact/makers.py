"""A network small enough to count by hand, always the same; what is in it is said beside each row."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from encadena.accounts.models import User
from encadena.advisory.models import Client, Milestone, Session
from encadena.catalogs.models import Region
from encadena.chains.models import Alliance, AllianceParty, KindSpell, LinkageProject, ProjectMember
from encadena.firms.models import Firm, Ownership, YearlySales
from encadena.kernel.clock import CHILE
from encadena.network.models import Centre, Institution, OperatingContract
from tests.advisory.makers import a_client, a_session
from tests.factories import a_firm, a_person, a_user, an_institution
from tests.impact.round_makers import rounds_of_a_year

YEAR = 2025
BANDS = {2: Decimal(100), 3: Decimal(300), 6: Decimal(9_000), 8: Decimal(30_000), 0: Decimal(0)}


@dataclass
class SmallNetwork:
    """Two operators; three centres: ``norte`` (Biobío, changes its operator on 1 July 2025), ``sur`` (Araucanía) and
    ``pais`` (of the whole country, without a contract)."""

    first: Institution
    second: Institution
    norte: Centre
    sur: Centre
    pais: Centre
    adviser: User
    projects: dict[str, LinkageProject]
    firms: dict[str, Firm]
    clients: dict[str, Client]


def a_small_network() -> SmallNetwork:
    first, second = (an_institution(slug=f"op-{n}", name=f"Operador {n}") for n in ("uno", "dos"))
    norte, sur, pais = (_centre(slug, region) for slug, region in (("norte", "08"), ("sur", "09"), ("pais", None)))
    OperatingContract.objects.create(centre=norte, operator=first, ends_on=date(2025, 7, 1))
    OperatingContract.objects.create(centre=norte, operator=second, starts_on=date(2025, 7, 1))
    OperatingContract.objects.create(centre=sur, operator=first)
    net = SmallNetwork(first, second, norte, sur, pais, a_user(full_name="Ana"), {}, {}, {})
    _projects(net)
    _firms(net)
    _alliances(net)
    _sessions(net)
    rounds_of_a_year(net.firms)
    return net


def a_project(net: SmallNetwork, key: str, centre: Centre, kind: str, begun: date, **fields: Any) -> LinkageProject:
    project = LinkageProject.objects.create(
        code=key, name=f"Proyecto {key}", kind=kind, centre=centre, starts_on=begun, **{"state": "running", **fields}
    )
    KindSpell.objects.create(project=project, kind=kind, since=begun)
    net.projects[key] = project
    return project


def a_member(
    net: SmallNetwork, key: str, *projects: str, band: int | None = None, shares: tuple[tuple[str, int], ...] = (),
    **fields: Any,
) -> Firm:  # fmt: skip
    """In these projects from 1 March 2025. ``shares``: (gender, percent) of each owner; ``band`` None: not told."""
    firm = net.firms.get(key) or a_firm(name=f"Empresa {key}", section="C", **fields)
    net.firms[key] = firm
    for project in projects:
        ProjectMember.objects.create(project=net.projects[project], firm=firm, entered_on=date(2025, 3, 1))
    if band is not None:
        uf = BANDS[band]
        YearlySales.objects.create(firm=firm, year=YEAR, amount=uf * 39_000, amount_uf=uf, band=band)
    for gender, share in shares:
        Ownership.objects.create(firm=firm, person=a_person(gender=gender), share=share)
    return firm


def an_agreed_alliance(
    net: SmallNetwork, centre: Centre, project: str | None, *firms: str, state: str = "in_force", **dates: Any
) -> Alliance:
    alliance = Alliance.objects.create(
        centre=centre, project=net.projects.get(project or ""), name="Convenio", kind="commercial", state=state,
        created_at=datetime(2025, 2, 1, 12, tzinfo=CHILE), **{"starts_on": date(2025, 3, 10), **dates},
    )  # fmt: skip
    AllianceParty.objects.create(alliance=alliance, institution=net.first)
    for firm in firms:
        AllianceParty.objects.create(alliance=alliance, firm=net.firms[firm])
    return alliance


def a_linked_session(net: SmallNetwork, on: date, *clients: str, project: str | None = None, **fields: Any) -> Session:
    """60 minutes with the clients and 30 of preparation; linked to the project, if one is named."""
    linked = {"linked_kind": "chain", "linked_id": net.projects[project].pk} if project else {}
    fields = {"preparation_minutes": 30, "travel_minutes": 45, **linked, **fields}
    return a_session(*(net.clients[key] for key in clients), adviser=net.adviser, on=on, **fields)


def _centre(slug: str, region: str | None) -> Centre:
    place = Region.objects.get(pk=region) if region else None
    return Centre.objects.create(slug=slug, name=f"Centro {slug}", region=place)


def _projects(net: SmallNetwork) -> None:
    """Three count in 2025: P1 (a business network at its end), P2 (a short chain, over in May) and P3 (local chain)."""
    p1 = a_project(net, "P1", net.norte, "business", date(2024, 3, 1))
    KindSpell.objects.filter(project=p1).delete()
    KindSpell.objects.create(project=p1, kind="suppliers", since=date(2024, 3, 1), until=date(2025, 6, 1))
    KindSpell.objects.create(project=p1, kind="business", since=date(2025, 6, 1))
    a_project(net, "P2", net.sur, "short_chain", date(2024, 6, 1), ended_on=date(2025, 5, 31), state="finished")
    a_project(net, "P3", net.pais, "local_chain", date(2025, 10, 1))
    a_project(net, "draft", net.norte, "suppliers", date(2025, 2, 1), state="draft")
    a_project(net, "before", net.norte, "suppliers", date(2023, 2, 1), ended_on=date(2024, 12, 31), state="finished")
    a_project(net, "after", net.norte, "suppliers", date(2026, 1, 1))


def _firms(net: SmallNetwork) -> None:
    """Six count: A in two projects (smallest, women), B (micro, men), C (nothing known), D (no sales, women),
    F (small, men; a merged firm was the member), G (archived; medium, 120 % of shares)."""
    a_member(net, "A", "P1", "P2", band=2, shares=(("female", 100),))
    a_member(net, "B", "P1", band=3, shares=(("male", 50), ("female", 50)))
    a_member(net, "C", "P1", shares=(("not_reported", 100),))
    a_member(net, "D", "P3", band=0, shares=(("female", 60), ("male", 40)))
    kept = a_member(net, "F", band=6, shares=(("male", 100),))
    a_member(net, "gone", "P1", merged_into=kept)
    a_member(
        net, "G", "P1", band=8, shares=(("female", 70), ("male", 50)), archived_at=datetime(2025, 9, 1, tzinfo=CHILE)
    )
    a_member(net, "left", "P2")
    ProjectMember.objects.filter(firm=net.firms["left"]).update(entered_on=date(2024, 7, 1), left_on=date(2025, 1, 1))
    a_member(net, "in draft", "draft", band=2)


def _alliances(net: SmallNetwork) -> None:
    """Three count, with seven parties; one is still in talks."""
    an_agreed_alliance(net, net.norte, "P1", "A", "B")
    an_agreed_alliance(net, net.sur, "P2", "A", state="ended", starts_on=date(2024, 1, 5), ends_on=date(2025, 1, 1))
    an_agreed_alliance(net, net.norte, None, "B")
    an_agreed_alliance(net, net.norte, "P1", "C", state="talking", starts_on=None)
    an_agreed_alliance(net, net.norte, "P1", "C", state="dropped")
    an_agreed_alliance(net, net.sur, "P2", "A", state="ended", starts_on=date(2024, 1, 5), ends_on=date(2024, 12, 31))
    an_agreed_alliance(net, net.sur, None, "A", starts_on=date(2026, 1, 1))


def _sessions(net: SmallNetwork) -> None:
    """Six count, three of them linked; the second reading has four: two linked ones, and two of A and B by chance.
    One milestone counts."""
    for key, centre in (("A", net.norte), ("B", net.norte), ("D", net.pais), ("left", net.sur)):
        net.clients[key] = a_client(centre, net.adviser, net.firms[key])
    a_linked_session(net, date(2025, 4, 1), "A", project="P1")
    a_linked_session(net, date(2025, 8, 1), "A", "B", project="P1")
    a_linked_session(net, date(2025, 1, 15), "D", project="P3")
    a_linked_session(net, date(2025, 12, 31), "B")
    a_linked_session(net, date(2025, 6, 30), "A", contact_minutes=0, preparation_minutes=0)
    a_linked_session(net, date(2025, 2, 1), "left", project="draft")
    a_linked_session(net, date(2025, 5, 1), "A", counts=False, project="P1")
    a_linked_session(net, date(2025, 5, 2), "A", withdrawn_at=datetime(2025, 5, 3, tzinfo=CHILE), project="P1")
    a_linked_session(net, date(2024, 12, 31), "A", project="P1")
    a_linked_session(net, date(2026, 1, 1), "A", project="P1")
    for key, state, on in (
        ("A", "verified", date(2025, 8, 2)),
        ("B", "reported", date(2025, 8, 2)),
        ("D", "verified", date(2026, 1, 2)),
    ):
        client = net.clients[key]
        Milestone.objects.create(
            client=client, firm=client.firm, centre=client.centre, kind="other", state=state, on=on
        )
