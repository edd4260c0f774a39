"""What changed in the demonstration's clients: baselines, milestones, follow-ups, a pilot group, referrals."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.actions import cohort as cohorts
from encadena.advisory.actions.referral import accept, close_referral, send_referral
from encadena.advisory.choices import (
    Attribution,
    FollowUpState,
    Indicator,
    MilestoneKind,
    MilestoneState,
    StatementSource,
)
from encadena.advisory.models import Baseline, Client, FollowUp, FollowUpAttempt, Milestone, MilestoneJob
from encadena.advisory.rules.follow_up import AHEAD_DAYS, TERMS, due_on
from encadena.advisory.rules.milestone import SHAPES, is_late, job_key
from encadena.firms.choices import DocumentKind
from encadena.firms.models import Document
from encadena.network.models import Centre, Institution, Post

from . import bulk
from .paper import Papers

KINDS = (
    (MilestoneKind.SALES, 34, ("Aumentó sus ventas", "Vendió más en temporada")),
    (MilestoneKind.JOBS_CREATED, 16, ("Contrató a una persona",)),
    (MilestoneKind.JOBS_KEPT, 8, ("Mantuvo sus puestos",)),
    (MilestoneKind.FINANCE, 18, ("Obtuvo un crédito", "Se adjudicó un fondo")),
    (MilestoneKind.FORMALISATION, 7, ("Inició actividades",)),
    (MilestoneKind.CERTIFICATION, 5, ("Obtuvo su resolución sanitaria", "Certificó su proceso")),
    (MilestoneKind.FIRST_EXPORT, 2, ("Hizo su primer envío",)),
    (MilestoneKind.NEW_MARKET, 3, ("Vendió en otro país",)),
    (MilestoneKind.CONTRACT, 7, ("Firmó un contrato de suministro",)),
)
JOBS = ("Vendedora", "Ayudante de taller", "Repartidor", "Administrativa", "Maestro", "Operaria")
SHARE = 0.22
PLACES = ("PE", "AR", "BO", "US", "BR", "CO")


class Outcomes:
    """Rows of one client after another, under keys given here."""

    def __init__(self, seed: int, today: date, papers: Papers) -> None:
        self.random, self.today, self.papers = Random(seed + 7), today, papers
        self.heads = dict(Post.objects.filter(role=Role.HEAD).values_list("centre", "user"))
        self.baselines: list[Baseline] = []
        self.milestones: list[Milestone] = []
        self.jobs: list[MilestoneJob] = []
        self.evidence: list[tuple[int, int]] = []

    def add(self, client: Client) -> None:
        r = self.random
        figures = {
            Indicator.SALES: Decimal(r.randint(2, 90) * 500_000),
            Indicator.JOBS: Decimal(r.randint(1, 9)),
            Indicator.EXPORTS: Decimal(0) if r.random() < 0.9 else None,
        }
        rows = {indicator: self._baseline(client, indicator, value) for indicator, value in figures.items()}
        for kind, what in self._kinds():
            measured = SHAPES[kind].measures
            before = rows[measured] if measured else None
            if measured is None or (before is not None and before.value is not None):
                self._milestone(client, kind, what, before)

    def _kinds(self) -> list[tuple[MilestoneKind, str]]:
        r = self.random
        chosen = r.choices(KINDS, [weight for _, weight, _ in KINDS], k=r.choice((1, 1, 2, 3)))
        return [(kind, r.choice(words)) for kind, words in {kind: words for kind, _, words in chosen}.items()]

    def _baseline(self, client: Client, indicator: Indicator, value: Decimal | None) -> Baseline:
        r, signed = self.random, client.agreement_signed_on or client.arrived_on
        if r.random() < 0.12:
            value = None
        fixed = signed + timedelta(days=r.choice((0, 3, 10, 25, 90)))
        row = Baseline(
            pk=len(self.baselines) + 1, client_id=client.pk, indicator=indicator, year=signed.year - 1, value=value,
            origin="Carpeta tributaria" if indicator == Indicator.SALES else "Declarado por la empresa",
            fixed_on=min(fixed, self.today), fixed_by_id=client.adviser_id, late=is_late(fixed, signed),
        )  # fmt: skip
        self.baselines.append(row)
        return row

    def _milestone(self, client: Client, kind: MilestoneKind, what: str, baseline: Baseline | None) -> None:
        r, shape = self.random, SHAPES[kind]
        since = client.agreement_signed_on or client.arrived_on
        on = since + timedelta(days=r.randint(30, max(31, (self.today - since).days)))
        row = Milestone(
            pk=len(self.milestones) + 1, client_id=client.pk, firm_id=client.firm_id, centre_id=client.centre_id,
            kind=kind, on=min(on, self.today), what=what, baseline_id=baseline.pk if baseline else None,
            reported_by_id=client.adviser_id, country=r.choice(PLACES) if shape.country else "",
            amount=Decimal(r.randint(2, 60) * 250_000) if shape.money else None, currency="CLP" if shape.money else "",
        )  # fmt: skip
        if baseline is not None and baseline.value is not None:
            self._measure(row, baseline.value)
        self._statement(row)
        self._review(row)
        self.milestones.append(row)
        self._document(row)

    def _measure(self, row: Milestone, before: Decimal) -> None:
        r = self.random
        match row.kind:
            case MilestoneKind.SALES:
                row.after = (before * Decimal(r.randint(104, 190)) / 100).quantize(Decimal(1))
                row.change = row.after - before
            case MilestoneKind.JOBS_CREATED:
                number = r.choice((1, 1, 1, 2, 3))
                row.after, row.change = before + number, Decimal(number)
                self._name_jobs(row, number)
            case MilestoneKind.JOBS_KEPT:
                number = min(int(before), r.choice((1, 2, 3)))
                row.after, row.change = before, Decimal(number)
                self._name_jobs(row, number)
            case _:
                row.after = before + r.randint(2, 40) * 1000
                row.change = row.after - before

    def _name_jobs(self, row: Milestone, number: int) -> None:
        for n in range(number):
            label = f"{self.random.choice(JOBS)} {row.get_kind_display().lower()} {n + 1}"
            self.jobs.append(
                MilestoneJob(milestone_id=row.pk, firm_id=row.firm_id, label=label, key=job_key(label), live=True)
            )

    def _statement(self, row: Milestone) -> None:
        r = self.random
        if r.random() < 0.65:
            row.attribution = r.choices(Attribution.values[:3], (35, 55, 10))[0]
            row.statement_source = r.choice(StatementSource.values)
            row.stated_on = min(row.on + timedelta(days=20), self.today)

    def _review(self, row: Milestone) -> None:
        r, head = self.random, self.heads.get(row.centre_id)
        row.state = r.choices((MilestoneState.VERIFIED, MilestoneState.REPORTED, MilestoneState.RETURNED), (72, 22, 6))[
            0
        ]
        if row.state != MilestoneState.REPORTED and head:
            row.reviewed_by_id, row.reviewed_at = head, row.reported_at
            row.review_note = "Falta el respaldo firmado" if row.state == MilestoneState.RETURNED else ""
        elif head is None:
            row.state = MilestoneState.REPORTED

    def _document(self, row: Milestone) -> None:
        number = self.papers.add(
            firm_id=row.firm_id, kind=DocumentKind.EVIDENCE, title=f"Respaldo: {row.what.lower()}", issued_on=row.on,
            uploaded_by_id=row.reported_by_id,
        )  # fmt: skip
        self.evidence.append((row.pk, number))

    def keep(self, actor: User | None) -> None:
        self.papers.keep(actor)
        for rows in (self.baselines, self.milestones, self.jobs):
            bulk.insert(rows, actor=actor)
        through = Milestone.documents.through
        links = [through(milestone_id=milestone, document_id=document) for milestone, document in self.evidence]
        bulk.insert(links, actor=actor)


def make_outcomes(*, papers: Papers, seed: int, today: date, actor: User | None) -> None:
    """Milestones of a fifth of the clients that signed, follow-ups of all, and a pilot group in Biobío."""
    with transaction.atomic():
        outcomes = Outcomes(seed, today, papers)
        for client in Client.objects.filter(agreement_signed_on__isnull=False).order_by("pk").iterator():
            if outcomes.random.random() < SHARE:
                outcomes.add(client)
        outcomes.keep(actor)
        _follow_ups(Random(seed + 8), today, actor)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Baseline, Milestone, Document, FollowUp]):
                cursor.execute(statement)
    _cohort(today, actor)
    _referrals(today, actor)


def _follow_ups(random: Random, today: date, actor: User | None) -> None:
    """Nobody answers all of them: a fifth never does, and some are still to be asked."""
    signed = Client.objects.filter(agreement_signed_on__isnull=False).order_by("pk")
    rows: list[FollowUp] = []
    attempts: list[FollowUpAttempt] = []
    for client, centre, on in signed.values_list("pk", "centre", "agreement_signed_on").iterator():
        assert on is not None  # noqa: S101  filtered above
        for months in TERMS:
            due = due_on(on, months)
            if (due - today).days <= AHEAD_DAYS:
                row = FollowUp(pk=len(rows) + 1, client_id=client, centre_id=centre, months=months, due_on=due)
                attempts += _asked(row, random, today)
                rows.append(row)
    bulk.insert(rows, actor=actor)
    bulk.insert(attempts, actor=actor)


def _asked(row: FollowUp, random: Random, today: date) -> list[FollowUpAttempt]:
    """What became of it, and the attempts that led there."""
    waited = (today - row.due_on).days
    if waited < 0:
        return []
    row.state = random.choices(
        FollowUpState.values, (55 if waited < 60 else 4 if waited < 400 else 0, 62, 5, 22 if waited > 20 else 0)
    )[0]
    tried = {FollowUpState.NO_RESPONSE: 3, FollowUpState.DUE: random.choice((0, 0, 1))}
    row.attempt_count = tried.get(FollowUpState(row.state), 1)
    days = [min(row.due_on + timedelta(days=4 * n), today) for n in range(row.attempt_count)]
    row.last_attempt_on = days[-1] if days else None
    row.closed_on = None if row.state == FollowUpState.DUE else row.last_attempt_on
    if row.state == FollowUpState.ANSWERED:
        row.operating = random.random() < 0.9
        row.sales = Decimal(random.randint(2, 120) * 500_000) if random.random() < 0.8 else None
        row.jobs = random.randint(1, 12) if random.random() < 0.9 else None
    said = {FollowUpState.ANSWERED: "answered", FollowUpState.REFUSED: "refused"}.get(FollowUpState(row.state))
    outcome = said or "no_answer"
    return [FollowUpAttempt(follow_up_id=row.pk, on=day, channel="phone", outcome=outcome) for day in days]


def _cohort(today: date, actor: User | None) -> None:
    """The pilot that the sources tell of: centres of Biobío and Ñuble, of several operators."""
    slugs = ("concepcion", "talcahuano", "canete", "chillan")
    centres = list(Centre.objects.filter(slug__in=slugs))
    if not centres:
        return
    data = {
        "name": "Piloto: microempresas hacia la exportación", "purpose": "Preparar a un grupo para su primer envío.",
        "region": centres[0].region, "starts_on": today - timedelta(days=150),
    }  # fmt: skip
    criteria = [{"field": "legal_size", "op": "in", "value": ["micro", "small"]}]
    cohort = cohorts.save_cohort(None, data=data, centres=centres, criteria=criteria, actor=actor)
    for centre in centres:
        fit = Client.objects.filter(centre=centre, stage="accompanied", firm__legal_size__in=["micro", "small"])
        for n, client in enumerate(fit.order_by("-counted_sessions", "pk")[:9]):
            part = "focus" if n < 5 else "comparison"
            on = today - timedelta(days=140 - 3 * n)
            cohorts.enter_cohort(cohort, client=client, part=part, on=on, actor=actor)
    if cohort.members.exists():
        cohorts.start_cohort(cohort, actor=actor)


def _referrals(today: date, actor: User | None) -> None:
    promoter = Institution.objects.filter(slug="prochile").first()
    clients = Client.objects.filter(centre__slug="concepcion", stage="accompanied").order_by("pk")
    for n, client in enumerate(clients[:4]):
        if promoter is None:
            return
        referral = send_referral(
            client, reason="Prepararse para exportar y conocer mercados", agreed_on=today,
            answer_by=today + timedelta(days=5 + n), to_institution=promoter, actor=actor,
        )  # fmt: skip
        if n > 1:
            accept(referral, actor=actor)
        if n > 2:
            close_referral(referral, outcome="served", note="Entró al taller de exportación.", actor=actor)
