"""How long the pages of accompaniment take on the server: ``python bench/pages.py [ROUNDS] [WORD …]``.

Measures the database in ``ENCADENA_HOME`` (or ``DATABASE_URL``) as it is: ``encadena demo --size decade`` makes a
million sessions. Every page is asked of the whole stack by somebody of each role who may see it (the peer of a page is
the same page of a narrower or a wider role); the table shows the medians of ROUNDS (3) after one warming request, in
processor time and by the clock, and the queries made. A page above 100 ms of processor time is marked. With WORDs,
only pages whose label or address holds one of them.
"""

import logging
import os
import sys
from collections.abc import Iterator
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from lists import measured  # noqa: E402

from encadena.accounts.choices import Role  # noqa: E402
from encadena.accounts.models import User  # noqa: E402
from encadena.advisory.models import Client, Cohort, Session, Training  # noqa: E402
from encadena.advisory.queries.scope import clients_visible_to  # noqa: E402
from encadena.advisory.queries.session_list import Mark  # noqa: E402
from encadena.firms.queries.scope import firms_visible_to  # noqa: E402
from encadena.network.models import Post  # noqa: E402
from encadena.readiness.models import CertificationProject, Diagnosis, Plan, QuestionnaireVersion  # noqa: E402

LIMIT = 100
WORKING = (Role.ADVISER, Role.HEAD, Role.COORDINATOR)
WATCHING = (Role.AGENCY_REGION, Role.AGENCY)
STAFF = (*WORKING, *WATCHING)
CLIENTS, SESSIONS, DIAGNOSES = "/asesoria/clientes/", "/asesoria/sesiones/", "/diagnosticos/"
Page = tuple[str, str, tuple[Role, ...]]

PAGES: list[Page] = [
    ("home", "/", (*STAFF, Role.FIRM)),
    ("home: day", "/asesoria/mi-dia/tarjeta/", WORKING[:2]),
    ("home: pending", "/inicio/pendientes/", (*STAFF, Role.FIRM)),
    ("home: actions", "/diagnosticos/acciones/tarjeta/", WORKING[:2]),
    ("home: round", "/ruedas/tarjeta/", (Role.AGENCY, Role.ASSOCIATION, Role.FIRM)),
    ("home: courses", "/asesoria/capacitaciones/inicio/", (*WORKING[:2], Role.FIRM)),
    ("home: papers", "/asesoria/vencimientos/tarjeta/", WORKING[:2]),
    ("home: changes", "/inicio/cambios/", STAFF),
    ("home: portfolio", "/inicio/empresas/", STAFF),
    ("home: contracts", "/red/tarjeta/", (Role.COORDINATOR, Role.AGENCY)),
    ("my day", "/asesoria/mi-dia/", WORKING[:2]),
    ("centres side by side", "/asesoria/centros/", (Role.HEAD, Role.COORDINATOR, *WATCHING)),
    ("stages", "/asesoria/centros/etapas/", (Role.COORDINATOR, *WATCHING)),
    ("caseload of a centre", "/asesoria/centros/{centre}/", (Role.HEAD, Role.COORDINATOR, *WATCHING)),
    ("clients", CLIENTS, STAFF),
    ("clients, page 100", f"{CLIENTS}?page=100", STAFF),
    ("clients, page 200", f"{CLIENTS}?page=200", STAFF),
    ("clients: one word", f"{CLIENTS}?q=panaderia", STAFF),
    ("clients: two words", f"{CLIENTS}?q=comercial+los", STAFF),
    ("clients: rare word", f"{CLIENTS}?q=xilofono", STAFF),
    ("clients: leads", f"{CLIENTS}?etapa=lead", STAFF),
    ("clients: graduated", f"{CLIENTS}?etapa=graduated", STAFF),
    ("clients: every stage", f"{CLIENTS}?etapa=todas", STAFF),
    ("clients: signed", f"{CLIENTS}?etapa=activas", STAFF),
    ("clients: of an adviser", f"{CLIENTS}?asesor={{adviser}}", STAFF),
    ("clients: of nobody", f"{CLIENTS}?asesor=nadie", STAFF),
    ("clients: of a centre", f"{CLIENTS}?centro={{centre}}", STAFF),
    ("clients: silent 60 days", f"{CLIENTS}?silencio=60", STAFF),
    ("clients: silent 3,000", f"{CLIENTS}?silencio=3000", STAFF),
    ("clients: no session yet", f"{CLIENTS}?sesiones=sin", STAFF),
    ("clients: longest silence", f"{CLIENTS}?orden=silencio", STAFF),
    ("clients: last name first", f"{CLIENTS}?orden=-nombre", STAFF),
    ("client", "/asesoria/clientes/{client}/", STAFF),
    ("client: sessions", "/asesoria/sesiones/cliente/{client}/", STAFF),
    ("client: way", "/asesoria/clientes/{client}/camino/", STAFF),
    ("client: milestones", "/asesoria/clientes/{client}/hitos/", STAFF),
    ("client: courses", "/asesoria/capacitaciones/cliente/{client}/", STAFF),
    ("client: diagnoses", "/diagnosticos/clientes/{client}/", STAFF),
    ("client: plan", "/diagnosticos/planes/{client}/panel/", STAFF),
    ("client: certifications", "/diagnosticos/certificaciones/cliente/{client}/", STAFF),
    ("client: referrals", "/asesoria/clientes/{client}/derivaciones/", STAFF),
    ("client: move", "/asesoria/clientes/{client}/trasladar/", (Role.HEAD, Role.COORDINATOR)),
    ("new client", "/asesoria/clientes/nuevo/", WORKING),
    ("firm", "/empresas/{firm}/", (*STAFF, Role.FIRM)),
    ("firm: sessions", "/asesoria/sesiones/empresa/{firm}/", (*STAFF, Role.FIRM)),
    ("firm: documents", "/empresas/{firm}/documentos/", (*STAFF, Role.FIRM)),
    ("firm: milestones", "/asesoria/empresas/{firm}/hitos/", (*STAFF, Role.FIRM)),
    ("firm: diagnoses", "/diagnosticos/empresas/{firm}/", (*STAFF, Role.FIRM)),
    ("firm: plan", "/diagnosticos/empresas/{firm}/plan/", (*STAFF, Role.FIRM)),
    ("firm: certifications", "/diagnosticos/certificaciones/empresa/{firm}/", (*STAFF, Role.FIRM)),
    ("firm's own page", "/mi-empresa/{firm}/", (Role.FIRM,)),
    ("sessions", SESSIONS, (*STAFF, Role.FIRM)),
    ("sessions, deep", f"{SESSIONS}?desde_fila={{mark}}", STAFF),
    ("sessions: of a centre", f"{SESSIONS}?centro={{centre}}", STAFF),
    ("sessions: of an adviser", f"{SESSIONS}?asesor={{adviser}}", STAFF),
    ("sessions: an area", f"{SESSIONS}?area=foreign_trade", STAFF),
    ("sessions: phone", f"{SESSIONS}?modo=phone", STAFF),
    ("sessions: only contacts", f"{SESSIONS}?cuenta=no", STAFF),
    ("sessions: with a project", f"{SESSIONS}?proyecto=si", STAFF),
    ("sessions: a year long ago", f"{SESSIONS}?desde=2018-01-01&hasta=2018-12-31", STAFF),
    ("sessions: withdrawn", f"{SESSIONS}?retiradas=si", STAFF),
    ("sessions: phone contacts, area", f"{SESSIONS}?modo=phone&cuenta=no&area=tax_and_law", STAFF),
    ("session", "/asesoria/sesiones/{session}/", STAFF),
    ("new session", "/asesoria/sesiones/nueva/", WORKING),
    ("new session: clients", "/asesoria/sesiones/clientes/?q=pan", WORKING),
    ("courses", "/asesoria/capacitaciones/", (*STAFF, Role.FIRM)),
    ("courses: past", "/asesoria/capacitaciones/?cuando=past", STAFF),
    ("courses: all, page 60", "/asesoria/capacitaciones/?cuando=all&page=60", STAFF),
    ("courses: month", "/asesoria/capacitaciones/mes/", STAFF),
    ("course", "/asesoria/capacitaciones/{course}/", STAFF),
    ("diagnoses", DIAGNOSES, (*STAFF, Role.FIRM)),
    ("diagnoses, deep", f"{DIAGNOSES}?antes={{diagnosis}}", STAFF),
    ("diagnoses: with vetoes", f"{DIAGNOSES}?impedidos=1", STAFF),
    ("diagnoses: valid", f"{DIAGNOSES}?estado=vigente", STAFF),
    ("diagnoses: soon", f"{DIAGNOSES}?estado=por-vencer", STAFF),
    ("diagnoses: open", f"{DIAGNOSES}?estado=abierto", STAFF),
    ("diagnoses: expired", f"{DIAGNOSES}?estado=vencido", STAFF),
    ("diagnosis", "/diagnosticos/{diagnosis_mine}/", STAFF),
    ("actions", "/diagnosticos/acciones/", WORKING),
    ("plan: board", "/diagnosticos/planes/{planned}/", STAFF),
    ("plan: dates", "/diagnosticos/planes/{planned}/linea/", STAFF),
    ("certifications", "/diagnosticos/certificaciones/", STAFF),
    ("certifications: certified", "/diagnosticos/certificaciones/?estado=certified", STAFF),
    ("certifications: late", "/diagnosticos/certificaciones/?atrasadas=1", STAFF),
    ("certification", "/diagnosticos/certificaciones/{certification}/", STAFF),
    ("papers that end", "/asesoria/vencimientos/", STAFF),
    ("milestones", "/asesoria/hitos/", STAFF),
    ("milestones, page 100", "/asesoria/hitos/?pagina=100", STAFF),
    ("milestones: reported", "/asesoria/hitos/?estado=reported", STAFF),
    ("milestones: a year", "/asesoria/hitos/?anio=2024", STAFF),
    ("milestones: a kind", "/asesoria/hitos/?tipo=sales", STAFF),
    ("follow-ups", "/asesoria/seguimientos/", STAFF),
    ("pilot groups", "/asesoria/grupos/", STAFF),
    ("pilot group", "/asesoria/grupos/{cohort}/", (Role.HEAD, *WATCHING)),
    ("referrals", "/asesoria/derivaciones/", (*STAFF, Role.PROMOTER)),
    ("questionnaires", "/diagnosticos/cuestionarios/", (Role.AGENCY,)),
    ("statistics", "/diagnosticos/cuestionarios/{version}/estadisticas/", (Role.AGENCY,)),
    ("forms 641 and 888", "/asesoria/intercambio/formularios/", (Role.HEAD, Role.COORDINATOR, *WATCHING)),
    ("exchange", "/asesoria/intercambio/", WORKING),
    ("duplicates", "/empresas/duplicados/", WORKING),
    ("audit", "/auditoria/", (Role.AGENCY, Role.ADMINISTRATOR)),
    ("network", "/red/", STAFF),
    ("targets", "/red/metas/{centre}/", STAFF),
    ("search: one word", "/buscar/?q=panaderia", (*STAFF, Role.FIRM)),
    ("search: two words", "/buscar/?q=comercial+robles", STAFF),
    ("search while typing", "/buscar/al-escribir/?q=panad", STAFF),
]


def readers() -> Iterator[User]:
    """The adviser with most clients, a head, and somebody of each wider scope."""
    busiest = Client.objects.exclude(adviser=None).order_by().values("adviser").annotate(n=Count("pk")).order_by("-n")
    if row := busiest.first():
        yield User.objects.get(pk=row["adviser"])
    for role in Role:
        posted = Post.objects.filter(role=role).values("user")
        named = User.objects.filter(role=role, is_active=True).order_by("pk")
        user = named.filter(pk__in=posted).first() or named.first()
        if user and role != Role.ADVISER:
            yield user


def places(user: User) -> dict[str, object]:
    """What the addresses name: records that this reader sees, the busiest of them."""
    mine = clients_visible_to(user)
    client = mine.filter(pk__in=Diagnosis.objects.values("client")).order_by("-counted_sessions", "pk").first()
    client = client or mine.first() or Client.objects.first()
    if client is None:
        raise SystemExit("No clients here: encadena demo makes some.")
    here = {"client__centre": client.centre_id}
    own = firms_visible_to(user).values_list("pk", flat=True).first() if user.role == Role.FIRM else None
    deep = Session.objects.order_by("on", "pk")[Session.objects.count() // 2]
    return {
        "client": client.pk,
        "firm": own or client.firm_id,
        "centre": client.centre_id,
        "adviser": client.adviser_id,
        "mark": Mark(deep.on, deep.pk),
        "session": Session.objects.filter(centre=client.centre_id).values_list("pk", flat=True).first(),
        "course": Training.objects.filter(centre=client.centre_id).values_list("pk", flat=True).first(),
        "diagnosis": Diagnosis.objects.count() // 2,
        "diagnosis_mine": Diagnosis.objects.filter(**here).values_list("pk", flat=True).first(),
        "planned": Plan.objects.filter(**here).values_list("client", flat=True).first(),
        "certification": CertificationProject.objects.filter(**here).values_list("pk", flat=True).first(),
        "cohort": Cohort.objects.values_list("pk", flat=True).first(),
        "version": QuestionnaireVersion.objects.values_list("pk", flat=True).first(),
    }


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:2] and sys.argv[1].isdigit() else 3
    words = [word for word in sys.argv[1:] if not word.isdigit()]
    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.ERROR)
    print(f"{connection.vendor}: {Session.objects.count():,} sessions, {Client.objects.count():,} clients")
    for user in readers():
        pages = [p for p in PAGES if user.role in p[2] and (not words or any(w in p[0] or w in p[1] for w in words))]
        if not pages:
            continue
        browser, named = Browser(), places(user)
        browser.force_login(user)
        print(f"\n{user.role:14} {'page':32} {'cpu':>8} {'clock':>8}  queries")
        for label, address, _roles in pages:
            url = address.format(**named)
            status = browser.get(url).status_code
            clock, _worst, work, queries = measured(partial(browser.get, url), rounds)
            slow = f"  ← over {LIMIT} ms" if work > LIMIT else ""
            print(f"{status:14} {label:32} {work:6.1f}ms {clock:6.1f}ms {queries:8}{slow}", flush=True)


if __name__ == "__main__":
    main()
