"""Diagnoses by three raters, and the plans that came out of them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.firms.choices import LegalSize
from encadena.firms.models import Document, Offering
from encadena.kernel import clock
from encadena.network.models import Post
from encadena.readiness.choices import (
    ActionState,
    AnswerState,
    DetectedBy,
    FirmForm,
    GapState,
    Progress,
    Rater,
    Responsible,
    Severity,
)
from encadena.readiness.models import Answer, Diagnosis, Gap, Plan, PlanAction, QuestionnaireVersion, Rating
from encadena.readiness.planning.diagnosis import ENGINE_VERSION, ratings_by, result_of
from encadena.readiness.planning.questionnaire import Item, asked_of, read
from encadena.readiness.rules.validity import valid_until

from . import bulk

# Days after which a plan of the demonstration has been closed.
OVER_AFTER = 430
# What each rater adds to what is there: firms see themselves a little better than their advisers do.
BIAS = {Rater.FIRM: 0.45, Rater.ADVISER: 0.0, Rater.EVIDENCE: -0.15}
GAPS = (
    ("No conoce el costo de exportar una unidad", "Cotizar sin perder plata", "Calcular el costo puesto en puerto"),
    ("Los papeles laborales no están al día", "Entrar como proveedora de una planta", "Pedir los certificados F30"),
    ("Produce menos de lo que pide un comprador", "Responder al primer pedido", "Ordenar la producción por lotes"),
    ("No tiene ficha técnica en inglés", "Conversar con importadores", "Redactar y revisar la ficha"),
    ("Depende de una sola persona para vender", "Tomar pedidos grandes", "Definir quién más vende y capacitarla"),
    ("No registra temperaturas de la cámara", "Certificar su proceso", "Llevar el registro diario por un mes"),
    ("Cobra tarde y se queda sin caja", "Aguantar un pedido a 30 días", "Acordar anticipo y revisar línea de crédito"),
)


class Readying:
    """Rows of one diagnosis after another, under keys given here."""

    def __init__(self, seed: int, today: date, years: int) -> None:
        self.random, self.today, self.days = Random(seed + 31), today, 365 * years + 55
        self.heads = dict(Post.objects.filter(role=Role.HEAD).values_list("centre", "user"))
        self.versions = list(QuestionnaireVersion.objects.filter(state="published").order_by("pk"))
        self.papers = dict(Document.objects.order_by("pk").values_list("firm", "pk"))
        self.diagnoses: list[Diagnosis] = []
        self.ratings: list[Rating] = []
        self.answers: list[Answer] = []
        self.plans: list[Plan] = []
        self.gaps: list[Gap] = []
        self.actions: list[PlanAction] = []

    def add(self, client: Client, sells: set[str]) -> None:
        r = self.random
        kinds = [form for form in FirmForm.values if form in sells]
        version = r.choices(self.versions, [3] + [2] * (len(self.versions) - 1))[0]
        met = max(4, (self.today - (client.agreement_signed_on or client.arrived_on)).days)
        on = self.today - timedelta(days=r.randint(3, min(self.days, met)))
        diagnosis = Diagnosis(
            pk=len(self.diagnoses) + 1, firm_id=client.firm_id, client_id=client.pk, version=version, kinds=kinds,
            state=Progress.FINISHED, opened_on=on, opened_by_id=client.adviser_id, finished_on=on,
            valid_until=valid_until(on),
        )  # fmt: skip
        self.diagnoses.append(diagnosis)
        items = [(d.code, item) for d, asked in asked_of(read(version), frozenset(kinds)) for item in asked]
        first = len(self.answers)
        ratings = self._rate(diagnosis, client, items)
        self._freeze(diagnosis, ratings, self.answers[first:])
        if r.random() < 0.7:
            self._plan(client, diagnosis)

    @staticmethod
    def _freeze(diagnosis: Diagnosis, ratings: Sequence[Rating], answers: Sequence[Answer]) -> None:
        """The profile by the engine, as finishing it would have done."""
        said = ratings_by({row.rater: [a for a in answers if a.rating_id == row.pk] for row in ratings})
        diagnosis.result, diagnosis.engine_version = result_of(diagnosis, said), ENGINE_VERSION
        diagnosis.vetoes_raised = sum(veto["state"] == "raised" for veto in diagnosis.result["vetoes"])

    def _rate(self, diagnosis: Diagnosis, client: Client, items: Sequence[tuple[str, Item]]) -> list[Rating]:
        """Firms are good at some things: each dimension has its own level, which the raters see with their bias."""
        r = self.random
        general = r.gauss(0.5, 0.18)
        levels = {code: general + r.gauss(0, 0.15) for code, _ in items}
        paper = self.papers.get(client.firm_id)
        made = []
        for rater in Rater:
            if rater == Rater.EVIDENCE and (paper is None or r.random() < 0.4):
                continue
            rating = Rating(
                pk=len(self.ratings) + 1, diagnosis_id=diagnosis.pk, rater=rater, who_id=client.adviser_id,
                state=Progress.FINISHED, started_at=clock.now(), finished_at=clock.now(),
            )  # fmt: skip
            self.ratings.append(rating)
            made.append(rating)
            for code, item in items:
                if rater != Rater.EVIDENCE or r.random() < 0.35:
                    self._answer(rating, item, levels[code] + 0.18 * BIAS[rater], paper)
        return made

    def _answer(self, rating: Rating, item: Item, level: float, paper: int | None) -> None:
        r, best = self.random, len(item.scale.levels) - 1
        state = AnswerState.VALUE
        if rating.rater != Rater.EVIDENCE and r.random() < 0.05:
            state = AnswerState.NOT_APPLICABLE if item.may_not_apply and r.random() < 0.5 else AnswerState.UNKNOWN
        place = min(best, max(0, round(best * (level + r.gauss(0, 0.16)))))
        self.answers.append(
            Answer(
                rating_id=rating.pk, item=item.code, state=state,
                value=item.scale.levels[place].value if state == AnswerState.VALUE else None,
                document_id=paper if rating.rater == Rater.EVIDENCE else None,
            )
        )  # fmt: skip

    def _plan(self, client: Client, diagnosis: Diagnosis) -> None:
        r, on = self.random, diagnosis.opened_on + timedelta(days=5)
        plan = Plan(
            pk=len(self.plans) + 1, client_id=client.pk, firm_id=client.firm_id, opened_by_id=client.adviser_id,
            goal=client.goal or "Vender a una empresa grande", opened_on=on, agreed_on=on, agreed_by="La dueña",
        )  # fmt: skip
        if (self.today - on).days > OVER_AFTER and client.centre_id in self.heads:
            plan.closed_on, plan.closing_note = on + timedelta(days=OVER_AFTER), "Se hizo lo acordado"
        self.plans.append(plan)
        for title, prevents, what in r.sample(GAPS, k=r.choice((1, 2, 2, 3, 4))):
            self._gap(client, plan, (title, prevents, what))

    def _gap(self, client: Client, plan: Plan, words: tuple[str, str, str]) -> None:
        r, (title, prevents, what) = self.random, words
        by = r.choices((DetectedBy.FIRM, DetectedBy.ADVISER, DetectedBy.EVIDENCE, DetectedBy.BUYER), (45, 35, 12, 8))[0]
        gap = Gap(
            pk=len(self.gaps) + 1, firm_id=client.firm_id, client_id=client.pk, plan_id=plan.pk, title=title,
            prevents=prevents, detected_by=by, severity=r.choice(Severity.values), state_since=plan.opened_on,
            firm_says=title if by == DetectedBy.FIRM else "", state=GapState.IN_PLAN, created_by_id=client.adviser_id,
        )  # fmt: skip
        action = PlanAction(
            gap_id=gap.pk, client_id=client.pk, firm_id=client.firm_id, what=what, created_at=clock.now(),
            responsible=r.choice((Responsible.FIRM, Responsible.ADVISER)), due_on=plan.opened_on + timedelta(days=45),
        )  # fmt: skip
        if action.responsible == Responsible.ADVISER:
            action.adviser_id = client.adviser_id
        if plan.closed_on:
            self._done(action, client)
            self._look(action, self.heads[client.centre_id])
            gap.state, gap.state_since = GapState.CLOSED, plan.closed_on
        elif action.due_on < self.today and r.random() < 0.7:
            self._done(action, client)
            gap.state, gap.to_review_by_id = GapState.TO_REVIEW, client.adviser_id
        elif action.due_on < self.today + timedelta(days=30):
            gap.state = GapState.WORKING
        self.gaps.append(gap)
        self.actions.append(action)

    @staticmethod
    def _done(action: PlanAction, client: Client) -> None:
        action.state, action.done_on = ActionState.DONE, action.due_on
        action.done_by_id, action.without_evidence = client.adviser_id, "Se revisó en la visita"

    @staticmethod
    def _look(action: PlanAction, head: int) -> None:
        """The second look, a week later."""
        action.state, action.closed_by_id = ActionState.CLOSED, head
        action.closed_at = datetime.combine(action.due_on + timedelta(days=7), time(12), clock.CHILE)

    def keep(self, actor: User | None) -> None:
        for rows in (self.diagnoses, self.ratings, self.answers, self.plans, self.gaps, self.actions):
            bulk.insert(rows, actor=actor)


def make_diagnoses(count: int, *, years: int, seed: int, today: date, actor: User | None) -> None:
    """``count`` clients that sell something, those of Concepción first, diagnosed once in the last years."""
    with transaction.atomic():
        readying = Readying(seed, today, years)
        shown = Client.objects.filter(centre__slug="concepcion", stage="accompanied").order_by("pk")[: count // 6]
        others = (
            Client.objects.filter(stage="accompanied").exclude(centre__slug="concepcion").order_by("firm__rut", "pk")
        )
        clients = [*shown.select_related("firm"), *others.select_related("firm")[: count - count // 6]]
        sells: dict[int, set[str]] = {}
        kinds = Offering.objects.filter(firm__in=[c.firm_id for c in clients]).values_list("firm", "kind", "product")
        for firm, kind, product in kinds:
            food = {FirmForm.FOOD.value} if product and product < "2300" else set()
            sells.setdefault(firm, set()).update({kind} | food)
        for client in clients:
            if what := sells.get(client.firm_id):
                micro = {FirmForm.MICRO.value} if client.firm.legal_size == LegalSize.MICRO else set()
                coop = {FirmForm.COOPERATIVE.value} if client.firm.kind == "cooperative" else set()
                readying.add(client, what | micro | coop)
        readying.keep(actor)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Diagnosis, Rating, Plan, Gap]):
                cursor.execute(statement)
