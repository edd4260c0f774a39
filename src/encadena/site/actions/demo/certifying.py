"""Certification projects at every stage, and papers of clients that end soon, later, or have ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.firms.choices import DocumentKind, LegalSize
from encadena.firms.models import Document, FirmActivity
from encadena.readiness.choices import CertificationStageCode as Stage
from encadena.readiness.choices import CertificationState as State
from encadena.readiness.choices import Payer
from encadena.readiness.models import CertificationProject, CertificationStage, Standard

from . import bulk
from .paper import Papers

# What firms of an activity (its first two digits) ask for; the others ask for management systems.
FOOD = ("haccp-nch2861", "haccp-nch2861", "iso-22000", "fssc-22000", "brcgs-food", "halal", "kosher")
FIELDS = ("globalgap", "organic-cl", "organic-cl", "fairtrade")
WOOD = ("fsc-coc", "fsc-coc", "pefc-coc")
OTHERS = ("iso-9001", "iso-9001", "iso-9001", "iso-14001", "iso-45001", "bcorp")
STANDARDS = {"10": FOOD, "11": FOOD, "56": FOOD[:3], "01": FIELDS, "03": FOOD[:3], "02": WOOD, "16": WOOD, "31": WOOD}
BODIES = ("", "Certificadora Los Andes (demostración)", "Austral Certifica (demostración)", "Norma Sur (demostración)")
STOPPED = ("La empresa cambió de prioridad", "Faltó presupuesto para la auditoría", "Se fue quien llevaba el proceso")
PAPERS = (
    (DocumentKind.LEGAL, "Patente municipal", 180),
    (DocumentKind.LABOUR, "Certificado de obligaciones laborales (F30)", 60),
    (DocumentKind.CERTIFICATE, "Resolución sanitaria", 1095),
    (DocumentKind.FINANCIAL, "Boleta de garantía", 365),
)
DAYS = (20, 150, 45, 40, 30, 365)  # from one stage to the next
STATES = (State.RUNNING, State.CERTIFIED, State.EXPIRED, State.STOPPED)


@dataclass(frozen=True)
class Way:
    """A project whose first ``done`` stages are done, the last of them on ``last``."""

    done: int
    last: date


class Certifying:
    """Rows of one client after another, under keys given here."""

    def __init__(self, seed: int, today: date, papers: Papers) -> None:
        self.random, self.today, self.papers = Random(seed + 41), today, papers
        self.standards = {standard.code: standard for standard in Standard.objects.all()}
        self.projects: list[CertificationProject] = []
        self.stages: list[CertificationStage] = []

    def add(self, client: Client, activity: str) -> None:
        r = self.random
        code = r.choice(STANDARDS.get(activity[:2], OTHERS))
        state = r.choices(STATES, (56, 26, 8, 10))[0]
        project = CertificationProject(
            pk=len(self.projects) + 1, firm_id=client.firm_id, client_id=client.pk, standard=self.standards[code],
            body=r.choice(BODIES), state=state, cost_planned=r.choice((None, 900_000, 1_800_000, 3_500_000, 6_200_000)),
            payer=r.choice(Payer.values), scope="Planta y bodega" if r.random() < 0.5 else "",
        )  # fmt: skip
        self.projects.append(project)
        if state in {State.CERTIFIED, State.EXPIRED}:
            self._certify(project, client)
        else:
            done = r.randint(0, 3)
            self._walk(project, Way(done, self.today - timedelta(days=r.randint(1, DAYS[done] + 20))))
            project.stopped_reason = r.choice(STOPPED) if state == State.STOPPED else ""
        if r.random() < 0.6:
            self._paper(client)

    def _certify(self, project: CertificationProject, client: Client) -> None:
        """A third of the certificates end within the next ninety days, the time in which renewing is talked about."""
        r, expired = self.random, project.state == State.EXPIRED
        left = -r.randint(1, 200) if expired else r.randint(3, 90) if r.random() < 0.35 else r.randint(91, 1000)
        until = self.today + timedelta(days=left)
        issued = until - timedelta(days=1095)
        title = f"Certificado {project.standard.name_es.split(' · ')[0]}"[:200]
        project.certificate_id = self._document(client, DocumentKind.CERTIFICATE, title, (issued, until))
        project.valid_until = until
        if project.cost_planned:
            project.cost_real = project.cost_planned * r.randint(90, 130) // 100
        surveyed = (self.today - issued).days > DAYS[-1] + 30 and r.random() < 0.8
        last = issued + timedelta(days=DAYS[-1]) if surveyed else issued
        self._walk(project, Way(len(Stage) if surveyed else len(Stage) - 1, last))

    def _walk(self, project: CertificationProject, way: Way) -> None:
        """Planned dates are counted back and forth from the last stage done; what was done came close to its plan."""
        r = self.random
        gone = sum(DAYS[1 : way.done])
        begun = way.last - timedelta(days=gone + DAYS[0])
        project.opened_on = begun
        planned = begun
        for place, (code, days) in enumerate(zip(Stage, DAYS, strict=True)):
            planned += timedelta(days=days)
            late = timedelta(days=0 if place == way.done - 1 else r.randint(-4, 0))
            stage = CertificationStage(
                project_id=project.pk, code=code, position=place, planned_on=planned,
                done_on=planned + late if place < way.done else None,
            )  # fmt: skip
            self.stages.append(stage)
            if place == way.done:
                project.stage, project.due_on = code.value, planned

    def _paper(self, client: Client) -> None:
        """About a third of them wait to be renewed; a few have just ended."""
        r = self.random
        kind, title, days = r.choice(PAPERS)
        until = self.today + timedelta(days=r.randint(-25, min(days, 250)))
        self._document(client, kind, title, (until - timedelta(days=days), until))

    def _document(self, client: Client, kind: DocumentKind, title: str, span: tuple[date, date]) -> int:
        return self.papers.add(
            firm_id=client.firm_id, kind=kind, title=title, issued_on=span[0], expires_on=span[1],
            uploaded_by_id=client.adviser_id,
        )  # fmt: skip

    def keep(self, actor: User | None) -> None:
        self.papers.keep(actor)
        for rows in (self.projects, self.stages):
            bulk.insert(rows, actor=actor)


def make_certifications(count: int, *, papers: Papers, seed: int, today: date, actor: User | None) -> None:
    """``count`` clients under accompaniment, those of Concepción first; one project each."""
    with transaction.atomic():
        certifying = Certifying(seed, today, papers)
        clients = _clients(count)
        main = FirmActivity.objects.filter(main=True, firm__in=[client.firm_id for client in clients])
        activities = dict(main.values_list("firm", "activity"))
        for client in clients:
            certifying.add(client, activities.get(client.firm_id, ""))
        certifying.keep(actor)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Document, CertificationProject]):
                cursor.execute(statement)


def _clients(count: int) -> Sequence[Client]:
    """Firms that sell something; a micro firm seldom certifies."""
    sizes = [LegalSize.SMALL, LegalSize.MEDIUM, LegalSize.LARGE]
    able = Client.objects.filter(stage="accompanied", firm__legal_size__in=sizes).order_by("firm__rut", "pk")
    shown = list(able.filter(centre__slug="concepcion")[: count // 6])
    return [*shown, *able.exclude(centre__slug="concepcion")[: count - len(shown)]]
