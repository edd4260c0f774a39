"""Courses of every centre: a year of them held, with attendance and certificates, and some that are open today."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.advisory.choices import MarkedBy, RegistrationOrigin, RegistrationState, TrainingMode, TrainingState
from encadena.advisory.models import (
    Area,
    Attendance,
    Certificate,
    Client,
    Registration,
    SurveyAnswer,
    Training,
    TrainingDay,
)
from encadena.firms.models import Ownership
from encadena.kernel import clock
from encadena.network.models import Centre

from . import bulk

COURSES = (
    ("finance", "Costos y precios sin enredos", "Calcular cuánto cuesta de verdad cada producto y a cuánto venderlo."),
    ("digitalisation", "Tu negocio en el teléfono", "Fotos, catálogo y pagos con lo que ya tienes."),
    ("marketing", "Vender en la feria y después", "Que la clienta de la feria vuelva a comprar."),
    ("tax_and_law", "Formaliza tu negocio paso a paso", "Inicio de actividades, patente y primeras boletas."),
    ("foreign_trade", "Primeros pasos para exportar", "Qué pide un comprador extranjero y por dónde se empieza."),
    ("funding", "Postula a un fondo sin perder el tiempo", "Leer las bases, presupuestar y contar el proyecto."),
    ("people", "Tu primera contratación", "Contrato, jornada y lo que no puede faltar."),
    ("quality", "Buenas prácticas en la cocina", "Orden, registros y resolución sanitaria."),
)
CODE = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


class Learning:
    """Rows of one course after another, under keys given here."""

    def __init__(self, seed: int, today: date) -> None:
        self.random, self.today = Random(seed + 21), today
        self.areas = {area.code: area.pk for area in Area.objects.all()}
        self.trainings: list[Training] = []
        self.days: list[TrainingDay] = []
        self.registrations: list[Registration] = []
        self.attendance: list[Attendance] = []
        self.certificates: list[Certificate] = []
        self.answers: list[SurveyAnswer] = []

    def add(self, centre: Centre, people: Sequence[tuple[int, int, str]], begins: date) -> None:
        """``people`` are (person, firm, name); a course of three evenings that begins on ``begins``."""
        r = self.random
        code, title, purpose = r.choice(COURSES)
        capacity = r.choice((15, 20, 25))
        training = Training(
            pk=len(self.trainings) + 1, centre_id=centre.pk, title=title, area_id=self.areas[code], purpose=purpose,
            mode=r.choice(TrainingMode.values), place=f"Sala del {centre.name}"[:200], instructor="Equipo del centro",
            capacity=capacity, state=TrainingState.HELD if begins < self.today else TrainingState.OPEN,
            public=r.random() < 0.5,
        )  # fmt: skip
        days = [self._day(training, begins + timedelta(days=7 * n)) for n in range(3)]
        training.first_day, training.last_day = days[0].on, days[-1].on
        training.minutes = sum(day.minutes for day in days)
        self.trainings.append(training)
        self.days += days
        seated = min(capacity, len(people), r.randint(8, capacity))
        for person, firm, name in r.sample(list(people), k=seated):
            self._register(centre, training, days, person, firm, name)
        training.registered_count = seated

    def _day(self, training: Training, on: date) -> TrainingDay:
        return TrainingDay(
            pk=len(self.days) + 1 + (on - self._first(training, on)).days // 7, training_id=training.pk, on=on,
            starts_at=time(18, 30), ends_at=time(20, 30), minutes=120,
        )  # fmt: skip

    @staticmethod
    def _first(training: Training, on: date) -> date:
        training.first_day = training.first_day or on
        return training.first_day

    def _register(
        self, centre: Centre, training: Training, days: Sequence[TrainingDay], person: int, firm: int, name: str
    ) -> None:
        r, held = self.random, training.state == TrainingState.HELD
        row = Registration(
            pk=len(self.registrations) + 1, training_id=training.pk, person_id=person, firm_id=firm, name=name,
            state=RegistrationState.REGISTERED, origin=r.choice(RegistrationOrigin.values[:3]),
            token="".join(r.choice(CODE) for _ in range(32)),
            registered_at=datetime.combine(days[0].on - timedelta(days=9), time(11), clock.CHILE),
        )  # fmt: skip
        if held:
            eager = r.random()
            for day in days:
                here = r.random() < 0.55 + 0.45 * eager
                row.minutes += day.minutes if here else 0
                self.attendance.append(
                    Attendance(registration_id=row.pk, day_id=day.pk, present=here, minutes=day.minutes if here else 0,
                               by=MarkedBy.LIST)
                )  # fmt: skip
            if row.minutes == 0:
                row.state = RegistrationState.NO_SHOW
            elif row.minutes * 100 >= training.share_needed * training.minutes:
                self._certify(centre, training, row)
            self._answer(training, row)
        self.registrations.append(row)

    def _certify(self, centre: Centre, training: Training, row: Registration) -> None:
        r, first, last = self.random, training.first_day, training.last_day
        if first and last:
            self.certificates.append(
                Certificate(
                    registration_id=row.pk, code="".join(r.choice(CODE) for _ in range(16)), name=row.name,
                    course=training.title, centre=centre.name, minutes=row.minutes, first_day=first, last_day=last,
                    issued_on=last,
                )
            )  # fmt: skip

    def _answer(self, training: Training, row: Registration) -> None:
        r = self.random
        if row.minutes and r.random() < 0.55:
            row.answered = True
            marks = r.choices((2, 3, 4, 5), (4, 14, 40, 42), k=4)
            self.answers.append(
                SurveyAnswer(
                    id=UUID(int=r.getrandbits(128), version=4), training_id=training.pk, useful=marks[0],
                    clear=marks[1], organised=marks[2], recommended=marks[3],
                )
            )  # fmt: skip

    def keep(self, actor: User | None) -> None:
        for rows in (self.trainings, self.days, self.registrations, self.attendance, self.certificates, self.answers):
            bulk.insert(rows, actor=actor)


def make_courses(
    centres: Sequence[Centre], *, each: int, years: int, seed: int, today: date, actor: User | None
) -> None:
    """``each`` courses held per centre in each of the last ``years``, and two that begin in the coming weeks."""
    held = each * years
    with transaction.atomic():
        learning = Learning(seed, today)
        for number, centre in enumerate(centres):
            clients = Client.objects.filter(centre=centre).order_by("pk").values("firm")[: 40 + 40 * years]
            owners = Ownership.objects.filter(
                firm__in=list(clients.values_list("firm", flat=True)), person__isnull=False
            )
            people = list(owners.order_by("pk").values_list("person", "firm", "person__full_name"))
            unique = list({row[0]: row for row in people}.values())
            for n in range(held + 2):
                ago = 30 + 330 * n // each if n < each else 365 * n // each
                begins = today - timedelta(days=ago) if n < held else today + timedelta(days=6 + 9 * (each + n - held))
                learning.add(centre, unique, begins + timedelta(days=number % 5))
        learning.keep(actor)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Training, TrainingDay, Registration]):
                cursor.execute(statement)
