"""Linkage projects with their buyers, firms, requirements, sales and alliances, and the sessions linked to them.

The year that the report tells of is made whole: as many projects, alliances, linked sessions and hours as it states ran
in that year, and a few before and after it that it must not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.chains.choices import AllianceKind, AllianceState, FirmState, ProjectKind, ProjectState
from encadena.chains.models import (
    Agreement,
    Alliance,
    AllianceParty,
    AnchorBuyer,
    ChainSale,
    KindSpell,
    LinkageProject,
    ProjectMember,
    ProjectStage,
    Requirement,
    RequirementState,
)
from encadena.kernel.text import fold
from encadena.network.models import Institution

from ...planning.chain_casting import FIRMS_EACH, Casting, Team, kinds_of, share_out, sizes_of, teams_of
from ...planning.chain_plans import Calendar, Plan, in_year, outside_it
from . import bulk
from .chain_linking import link_sessions
from .chain_words import AGREED, ALLIED, BUYERS, FINANCED, LEFT, NAMES, REQUIRED, STAGES, STOPPED

ALLIANCES_EACH = 13.6
DRAFTS, EARLIER, LATER, CHANGED = 0.04, 0.06, 0.10, 0.05
Rows = dict[type[Any], list[Any]]


@dataclass
class Chaining(Calendar):
    """Rows of one project after another, under keys given here."""

    institutions: list[int]
    rows: Rows = field(default_factory=dict)

    def keep(self, row: Any) -> Any:  # noqa: ANN401  a row of any model of the room
        rows = self.rows.setdefault(type(row), [])
        row.pk = len(rows) + 1
        rows.append(row)
        return row

    def buyers(self) -> list[AnchorBuyer]:
        return [self.keep(AnchorBuyer(name=name, sort_name=fold(name))) for name in BUYERS]

    def add(self, team: Team, plan: Plan, firms: Sequence[int], alliances: int) -> LinkageProject:
        buyer = self.random.choice(self.rows[AnchorBuyer])
        project = self._project(team, plan, buyer)
        for firm in firms:
            self._member(project, firm)
        self._stages(project)
        asked = self._requirements(project)
        if project.state != ProjectState.DRAFT:
            for firm in firms:
                self._states(asked, firm, project)
                self._sales(project, firm, buyer)
            self._alliances(project, firms, buyer, alliances)
            self._agreements(project, len(firms))
        return project

    def _project(self, team: Team, plan: Plan, buyer: AnchorBuyer) -> LinkageProject:
        r, number = self.random, len(self.rows.get(LinkageProject, ())) + 1
        name = r.choice(NAMES[plan.kind]) % {"buyer": buyer.name.split(" (")[0]}
        project: LinkageProject = self.keep(LinkageProject(
            code=f"ENC-{plan.begun.year}-{number:03d}", name=name, sort_name=fold(name), kind=plan.kind,
            objective="Que las empresas vendan de forma estable a sus compradores y cobren a tiempo.",
            state=plan.state, centre_id=team.centre, starts_on=plan.begun, ended_on=plan.ended,
            planned_end=plan.begun + timedelta(days=r.choice((365, 540, 730))) if r.random() < 0.8 else None,
            stopped_reason=r.choice(STOPPED) if plan.state == ProjectState.STOPPED else "",
            budget=r.choice((None, 12_000_000, 24_000_000, 38_500_000)), budget_from=r.choice(FINANCED),
        ))  # fmt: skip
        self._kinds(project)
        self.keep(LinkageProject.anchors.through(linkageproject_id=project.pk, anchorbuyer_id=buyer.pk))
        return project

    def _kinds(self, project: LinkageProject) -> None:
        """Some began as another kind."""
        turned = project.starts_on + timedelta(days=120)
        before = ProjectKind.SHORT_CHAIN if project.kind == ProjectKind.LOCAL_CHAIN else ProjectKind.LOCAL_CHAIN
        changed = self.random.random() < CHANGED and turned < (project.ended_on or self.today) and turned < self.after
        if changed:
            self.keep(KindSpell(project_id=project.pk, kind=before, since=project.starts_on, until=turned))
        since = turned if changed else project.starts_on
        reason = "El comprador pidió otra forma de trabajar" if changed else ""
        self.keep(KindSpell(project_id=project.pk, kind=project.kind, since=since, reason=reason))

    def _member(self, project: LinkageProject, firm: int) -> None:
        """Who leaves a project that ran in the year of the report leaves it in that year or later."""
        r = self.random
        entered = min(project.starts_on + timedelta(days=r.choice((0, 0, 0, 15, 40, 90))), self.today)
        if project.starts_on < self.after:
            entered = min(entered, self.after - timedelta(days=20))
        over = project.ended_on or self.today
        left = max(entered, self.first) + timedelta(days=r.randint(30, 200)) if r.random() < 0.05 else over
        gone = left < over and project.state != ProjectState.DRAFT
        self.keep(ProjectMember(
            project_id=project.pk, firm_id=firm, entered_on=entered, left_on=left if gone else None,
            left_reason=r.choice(LEFT) if gone else "",
        ))  # fmt: skip

    def _stages(self, project: LinkageProject) -> None:
        planned = project.starts_on
        for name in STAGES:
            planned += timedelta(days=self.random.randint(60, 150))
            done = planned < self.today and project.state != ProjectState.DRAFT and self.random.random() < 0.85
            self.keep(ProjectStage(
                project_id=project.pk, name=name, planned_on=planned, done_on=planned if done else None
            ))  # fmt: skip

    def _requirements(self, project: LinkageProject) -> list[Requirement]:
        chosen = self.random.sample(REQUIRED, self.random.randint(4, 7))
        return [
            self.keep(Requirement(project_id=project.pk, text=text, kind=kind, level=level))
            for kind, level, text in chosen
        ]

    def _states(self, asked: Sequence[Requirement], firm: int, project: LinkageProject) -> None:
        """About one in seven nobody has said anything about."""
        r, age = self.random, (self.today - project.starts_on).days
        met = 30 + min(age, 720) // 12
        for requirement in asked:
            if r.random() < 0.15:
                continue
            state = r.choices(FirmState.values[:5], (15, 30, met, 18, 4))[0]
            on = project.starts_on + timedelta(days=r.randint(10, max(11, age)))
            self.keep(RequirementState(
                requirement_id=requirement.pk, firm_id=firm, state=state,
                said_by=r.choice(("firm", "adviser", "buyer")), on=min(on, self.today),
            ))  # fmt: skip

    def _sales(self, project: LinkageProject, firm: int, buyer: AnchorBuyer) -> None:
        r = self.random
        for _ in range(r.choice((0, 1, 2, 4))):
            first = project.starts_on + timedelta(days=r.randint(30, 300))
            if first > self.today:
                continue
            invoiced = first if r.random() < 0.85 else None
            paid = invoiced + timedelta(days=r.choice((12, 21, 28, 30, 34, 45, 58, 75))) if invoiced else None
            known = paid if paid and paid <= self.today and r.random() < 0.9 else None
            self.keep(ChainSale(
                project_id=project.pk, firm_id=firm, buyer_id=buyer.pk, month=first.replace(day=1),
                amount=r.randint(2, 60) * 50_000, invoiced_on=invoiced, paid_on=known,
            ))  # fmt: skip

    def _alliances(self, project: LinkageProject, firms: Sequence[int], buyer: AnchorBuyer, count: int) -> None:
        """Most join a firm and the buyer, some an institution and several firms; one more is still in talks."""
        for _ in range(count):
            self._alliance(project, firms, buyer, *self._agreed(project))
        if self.random.random() < 0.4:
            self._alliance(project, firms, buyer, AllianceState.TALKING, None, None)

    def _agreed(self, project: LinkageProject) -> tuple[AllianceState, date, date | None]:
        """Of a project that ran in the year of the report, it stood on some day of that year."""
        r, over = self.random, min(project.ended_on or self.today, self.today)
        latest = min(over, self.after - timedelta(days=1)) if project.starts_on < self.after else over
        begun = min(project.starts_on + timedelta(days=r.randint(20, 300)), latest)
        if r.random() < 0.8:
            return AllianceState.IN_FORCE, begun, None
        until = max(begun, self.first) + timedelta(days=r.randint(30, 400))
        return AllianceState.ENDED, begun, max(begun, min(until, self.today))

    def _alliance(
        self, project: LinkageProject, firms: Sequence[int], buyer: AnchorBuyer, state: AllianceState,
        begun: date | None, until: date | None,
    ) -> None:  # fmt: skip
        r, agreed = self.random, state != AllianceState.TALKING
        alliance = self.keep(Alliance(
            centre_id=project.centre_id, project_id=project.pk, name=r.choice(ALLIED),
            kind=r.choice(AllianceKind.values), state=state, starts_on=begun, ends_on=until,
            evidence="Convenio firmado, en la carpeta del proyecto" if agreed else "",
        ))  # fmt: skip
        for firm in r.sample(list(firms), min(len(firms), r.choice((1, 1, 1, 2, 3)))):
            self.keep(AllianceParty(alliance_id=alliance.pk, firm_id=firm))
        institution = r.choice(self.institutions) if r.random() < 0.3 else None
        self.keep(AllianceParty(
            alliance_id=alliance.pk, institution_id=institution, anchor_id=None if institution else buyer.pk
        ))  # fmt: skip

    def _agreements(self, project: LinkageProject, firms: int) -> None:
        r = self.random
        for text in r.sample(AGREED, 2):
            against, away = r.randint(0, firms // 4), r.randint(0, firms // 4)
            counted = r.random() < 0.8
            self.keep(Agreement(
                project_id=project.pk, on=project.starts_on + timedelta(days=r.randint(10, 55)), text=text,
                votes_for=firms - against - away if counted else None, votes_against=against if counted else None,
                abstentions=away if counted else None, minutes="Acta en la carpeta del proyecto",
            ))  # fmt: skip


def make_chains(count: int, *, linked: int, year: int, seed: int, today: date, actor: User | None) -> None:
    """``count`` projects that ran in ``year``, with ``linked`` sessions of that year, and a few that did not."""
    with transaction.atomic():
        institutions = list(Institution.objects.filter(kind="education").order_by("pk").values_list("pk", flat=True))
        institutions = institutions or list(Institution.objects.order_by("pk").values_list("pk", flat=True)[:10])
        chaining = Chaining(Random(seed + 53), today, year, institutions)
        chaining.buyers()
        in_year = _make_projects(chaining, count)
        for rows in chaining.rows.values():
            bulk.insert(rows, actor=actor)
        link_sessions(
            in_year, chaining.rows[ProjectMember], wanted=linked, year=year, random=chaining.random, actor=actor
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(chaining.rows)):
                cursor.execute(statement)
    bulk.take_stock(actor=actor)


def _make_projects(chaining: Chaining, count: int) -> list[LinkageProject]:
    """Those of the year first: they choose among all clients."""
    r, teams = chaining.random, teams_of(count)
    chosen, casting = share_out(count, teams), Casting(r)
    sizes, kinds = sizes_of(chosen, r), kinds_of(count, r)
    twice = sum(sizes) - round(count * FIRMS_EACH)
    alliances = [round(ALLIANCES_EACH * (n + 1)) - round(ALLIANCES_EACH * n) for n in range(count)]
    made = []
    for team, size, kind, allied in zip(chosen, sizes, kinds, alliances, strict=True):
        again = 1 if twice > 0 and team.taken else 0
        twice -= again
        firms = casting.draw(team, kind, size, again)
        made.append(chaining.add(team, in_year(chaining, kind), firms, allied))
    outside = ((ProjectState.DRAFT, DRAFTS), (ProjectState.FINISHED, EARLIER), (ProjectState.RUNNING, LATER))
    for state, share in outside:
        for n in range(max(1, round(count * share))):
            team = teams[n * 7 % len(teams)]
            firms = [c.firm for c in (team.pool + team.taken)[: r.randint(6, 12)]]
            chaining.add(team, outside_it(chaining, r.choice(ProjectKind.values), state), firms, 2)
    return made
