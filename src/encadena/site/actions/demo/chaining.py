"""Linkage projects with their buyers, firms, requirements, sales and alliances, and the sessions linked to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client, Session, SessionClient
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
from encadena.chains.queries.project import KIND
from encadena.kernel.text import fold
from encadena.network.models import Institution

from . import bulk
from .chain_words import AGREED, ALLIED, BUYERS, FINANCED, LEFT, NAMES, REQUIRED, STAGES, STOPPED

FIRMS = (9, 19)  # in each project
Rows = dict[type[Any], list[Any]]


@dataclass
class Team:
    """A centre's clients, taken one after the other so that few firms are in two projects."""

    centre: int
    firms: list[int]
    next: int = 0

    def draw(self, count: int) -> list[int]:
        count = min(count, len(self.firms))
        chosen = [self.firms[(self.next + n) % len(self.firms)] for n in range(count)]
        self.next += count
        return chosen


@dataclass
class Chaining:
    """Rows of one project after another, under keys given here."""

    random: Random
    today: date
    institutions: list[int]
    rows: Rows = field(default_factory=dict)

    def keep(self, row: Any) -> Any:  # noqa: ANN401  a row of any model of the room
        rows = self.rows.setdefault(type(row), [])
        row.pk = len(rows) + 1
        rows.append(row)
        return row

    def buyers(self) -> list[AnchorBuyer]:
        return [self.keep(AnchorBuyer(name=name, sort_name=fold(name))) for name in BUYERS]

    def add(self, number: int, team: Team, buyer: AnchorBuyer) -> LinkageProject:
        project = self._project(number, team, buyer)
        firms = team.draw(self.random.randint(*FIRMS))
        for firm in firms:
            self._member(project, firm)
        self._stages(project)
        asked = self._requirements(project)
        if project.state != ProjectState.DRAFT:
            for firm in firms:
                self._states(asked, firm, project)
                self._sales(project, firm, buyer)
            self._alliances(project, firms, buyer)
            self._agreements(project, len(firms))
        return project

    def _project(self, number: int, team: Team, buyer: AnchorBuyer) -> LinkageProject:
        r = self.random
        state = r.choices(ProjectState.values, (4, 60, 30, 6))[0]
        begun = self.today - timedelta(days=r.randint(60, 300) if state == ProjectState.DRAFT else r.randint(420, 1100))
        ended = begun + timedelta(days=r.randint(300, 410)) if state in {"finished", "stopped"} else None
        kind = r.choices(ProjectKind.values, (24, 40, 20, 16))[0]
        name = r.choice(NAMES) % {"buyer": buyer.name.split(" (")[0]}
        project: LinkageProject = self.keep(LinkageProject(
            code=f"ENC-{begun.year}-{number:03d}", name=name, sort_name=fold(name), kind=kind, state=state,
            objective="Que las empresas vendan de forma estable a sus compradores y cobren a tiempo.",
            centre_id=team.centre, starts_on=begun, ended_on=ended,
            planned_end=begun + timedelta(days=r.choice((365, 540, 730))) if r.random() < 0.8 else None,
            stopped_reason=r.choice(STOPPED) if state == ProjectState.STOPPED else "",
            budget=r.choice((None, 12_000_000, 24_000_000, 38_500_000)), budget_from=r.choice(FINANCED),
        ))  # fmt: skip
        self.keep(KindSpell(project_id=project.pk, kind=kind, since=begun))
        self.keep(LinkageProject.anchors.through(linkageproject_id=project.pk, anchorbuyer_id=buyer.pk))
        return project

    def _member(self, project: LinkageProject, firm: int) -> None:
        r = self.random
        entered = min(project.starts_on + timedelta(days=r.choice((0, 0, 0, 15, 40, 90))), self.today)
        left = entered + timedelta(days=r.randint(30, 200)) if r.random() < 0.05 else None
        gone = left is not None and left < self.today
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

    def _alliances(self, project: LinkageProject, firms: Sequence[int], buyer: AnchorBuyer) -> None:
        """As many as firms, and one more; most join a firm and the buyer, some an institution and several firms."""
        r = self.random
        for _ in range(len(firms) + 1):
            begun = project.starts_on + timedelta(days=r.randint(20, 300))
            state = r.choices((AllianceState.IN_FORCE, AllianceState.ENDED), (80, 20))[0]
            until = min(begun + timedelta(days=r.randint(90, 400)), self.today)
            alliance = self.keep(Alliance(
                centre_id=project.centre_id, project_id=project.pk, name=r.choice(ALLIED),
                kind=r.choice(AllianceKind.values), evidence="Convenio firmado, en la carpeta del proyecto",
                starts_on=min(begun, self.today), state=state,
                ends_on=until if state == AllianceState.ENDED else None,
            ))  # fmt: skip
            for firm in r.sample(firms, min(len(firms), r.choice((1, 1, 1, 2, 3)))):
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


def make_chains(count: int, *, linked: int, seed: int, today: date, actor: User | None) -> None:
    """``count`` projects over all centres; ``linked`` sessions of the last full year belong to one."""
    with transaction.atomic():
        institutions = list(Institution.objects.filter(kind="education").order_by("pk").values_list("pk", flat=True))
        institutions = institutions or list(Institution.objects.order_by("pk").values_list("pk", flat=True)[:10])
        chaining = Chaining(Random(seed + 53), today, institutions)
        buyers, teams = chaining.buyers(), _teams()
        teams = teams if count >= len(teams) else teams[:2]
        for number in range(1, count + 1):
            chaining.add(number, teams[(number - 1) % len(teams)], chaining.random.choice(buyers))
        for rows in chaining.rows.values():
            bulk.insert(rows, actor=actor)
        _link(chaining, linked, today.year - 1)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(chaining.rows)):
                cursor.execute(statement)


def _teams() -> list[Team]:
    """Those of Concepción and Talcahuano first, whose people sign in."""
    teams: dict[int, Team] = {}
    rows = (
        Client.objects.exclude(stage="lead").order_by("firm__rut", "pk").values_list("centre", "firm", "centre__slug")
    )
    for centre, firm, _slug in sorted(rows, key=lambda row: row[2] not in {"concepcion", "talcahuano"}):
        teams.setdefault(centre, Team(centre, [])).firms.append(firm)
    return list(teams.values())


def _link(chaining: Chaining, wanted: int, year: int) -> None:
    """Sessions of one firm that was in a project on that day."""
    spans: dict[int, ProjectMember] = {}
    projects = {project.pk: project for project in chaining.rows[LinkageProject]}
    for member in chaining.rows[ProjectMember]:
        if projects[member.project_id].state != ProjectState.DRAFT:
            spans.setdefault(member.firm_id, member)
    seats = SessionClient.objects.filter(on__year=year, session__counts=True).order_by("session")
    alone: dict[int, tuple[int, date] | None] = {}
    for session, firm, on in seats.values_list("session", "firm", "on"):
        alone[session] = None if session in alone else (firm, on)
    fitting = [
        (session, spans[seat[0]]) for session, seat in alone.items() if seat and _was_in(spans.get(seat[0]), seat[1])
    ]
    chosen = chaining.random.sample(fitting, min(wanted, len(fitting)))
    _write([(KIND, m.project_id, projects[m.project_id].name[:200], session) for session, m in chosen])


def _was_in(member: ProjectMember | None, on: date) -> bool:
    return member is not None and member.entered_on <= on and (member.left_on is None or on < member.left_on)


def _write(rows: Sequence[tuple[str, int, str, int]]) -> None:
    table = connection.ops.quote_name(Session._meta.db_table)
    sql = f"UPDATE {table} SET linked_kind = %s, linked_id = %s, linked_label = %s WHERE id = %s"  # noqa: S608  our own table
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
