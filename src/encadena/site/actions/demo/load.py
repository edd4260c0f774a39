"""Loads the whole demonstration in order, saying what it does; an empty database comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm, Representation
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.actions.buyers import add_delegate
from encadena.matchmaking.models import Buyer, Round
from encadena.network.models import Centre, Institution
from encadena.search.actions import rebuild

from . import (
    advising,
    associating,
    bulk,
    centres,
    certifying,
    chain_extras,
    chaining,
    day_of_round,
    exhibiting,
    firms,
    learning,
    market,
    materials,
    networking,
    outcomes,
    people_rows,
    readying,
    round,
    round_after,
    travelling,
)
from .paper import Papers

SEED = 20251128
PACES = (0.7, 1.2)
REPORT_YEAR = 2025
"""The year whose published report the records reproduce."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Size:
    """``years`` are those with sales; the round's shape is (firms, large buyers, meetings).

    ``clients`` is the share of the firms that are clients of their centre, ``sessions`` how many that count fall in
    each of the last full ``session_years``; ``courses`` are those that every centre held in each of these years.
    ``linked`` sessions of ``REPORT_YEAR`` belong to one of the ``chains`` (linkage projects) that ran in it.
    """

    firms: int
    years: tuple[int, ...]
    round_shape: tuple[int, int, int]
    clients: float
    sessions: int
    session_years: int
    courses: int
    diagnoses: int
    certifications: int
    chains: int
    linked: int


SIZES = {
    "small": Size(400, (2024, 2025), (120, 8, 60), 0.8, 3_000, 1, 2, 40, 24, 8, 260),
    "network": Size(
        9_000, (2023, 2024, 2025), (round.FIRMS, 40, round.MEETINGS), 0.9, 91_000, 1, 6, 420, 180, 147, 8_060
    ),
    "decade": Size(
        300_000, (2025,), (round.FIRMS, 40, round.MEETINGS), 0.45, 100_000, 10, 12, 8_000, 4_000, 147, 8_060
    ),
}


def load_demo(size: str, *, actor: User | None, say: Say, plan_seconds: float, today: date | None = None) -> Round:
    """Make the demonstration of a size; the large round is planned for at most ``plan_seconds`` and published.

    Raises ``demo_needs_empty_database`` when firms are there already: invented rows never mix with real ones.
    """
    if Firm.objects.exists():
        raise DomainError("demo_needs_empty_database", firms=Firm.objects.count())
    shape = SIZES[size]
    today = today or clock.today()
    attending, users = load_advising(shape, today=today, actor=actor, say=say)
    say("Lo que cambió: hitos, seguimientos, un grupo piloto …")
    papers = Papers()
    outcomes.make_outcomes(papers=papers, seed=SEED, today=today, actor=actor)
    say("Cursos, diagnósticos, planes y certificaciones …")
    years = shape.session_years
    learning.make_courses(attending, each=shape.courses, years=years, seed=SEED, today=today, actor=actor)
    readying.make_diagnoses(shape.diagnoses, years=years, seed=SEED, today=today, actor=actor)
    certifying.make_certifications(shape.certifications, papers=papers, seed=SEED, today=today, actor=actor)
    say("Encadenamientos: compradores, requisitos, ventas y alianzas …")
    chaining.make_chains(shape.chains, linked=shape.linked, year=REPORT_YEAR, seed=SEED, today=today, actor=actor)
    chain_extras.make_chain_extras(seed=SEED, today=today, actor=actor)
    networking.make_network_work(seed=SEED, today=today, actor=actor)
    materials.make_materials(seed=SEED, today=today, actor=actor)
    say("La rueda: compradores, participantes y lista de reuniones …")
    event = round.make_round(actor=actor, seed=SEED, today=today, size=shape.round_shape)
    _doors(users, actor)
    say("La agenda de la rueda …")
    round.plan(event, seconds=plan_seconds, actor=actor)
    round.make_morning(actor=actor, seed=SEED, today=today)
    round_after.make_past_editions(event, seed=SEED, today=today, actor=actor)
    held = round.an_event("Rueda de hoy (demostración)", "Gimnasio municipal", "", actor=actor)
    own = Firm.objects.filter(representations__user=users["empresa@demo.cl"]).first()
    day_of_round.make_today(held, own=own, now=_moment(today), actor=actor, seed=SEED)
    say("Requerimientos fuera de ruedas y los mercados que buscan las empresas …")
    market.make_market(own=own, seed=SEED, today=today, actor=actor)
    travelling.make_missions(seed=SEED, today=today, actor=actor)
    exhibiting.make_fair(seed=SEED, today=today, actor=actor)
    associating.make_association(seed=SEED, today=today, actor=actor)
    say("El índice de búsqueda …")
    rebuild(actor=actor)
    record("demo.loaded", event, actor=actor, context={"size": size, "seed": SEED})
    return event


def load_advising(
    shape: Size, *, today: date, actor: User | None, say: Say
) -> tuple[Sequence[Centre], dict[str, User]]:
    """The network, its firms and their accompaniment: what the report of the year and all the rest stand on."""
    say("La red: 16 centros nombrados por las fuentes y 35 inventados …")
    attending = centres.make_network(actor=actor)
    users = people_rows.make_logins(actor=actor)
    teams = people_rows.make_teams(attending, actor=actor, seed=SEED)
    say(f"{shape.firms} empresas inventadas con sus dueñas, dueños, ventas y ofertas …")
    for done in firms.make_firms(
        shape.firms,
        actor=actor,
        seed=SEED,
        centres=attending,
        advisers=teams,
        years=shape.years,
        at_least_in={"08": int(shape.round_shape[0] * 1.1)},
    ):
        if done % 50_000 == 0:
            say(f"  {done} …")
    _members(actor)
    bulk.take_stock(actor=actor)
    say("El acompañamiento: clientes y sus sesiones, un año completo y lo que va de este …")
    for done in advising.make_advising(
        _seasons(shape, today), share=shape.clients, seed=SEED, today=today, actor=actor
    ):
        if shape.sessions > 50_000 and done % 100_000 < advising.FLUSH:
            say(f"  {done} …")
    bulk.take_stock(actor=actor)
    return attending, users


def _moment(today: date) -> datetime:
    """The clock now; of another day its late morning."""
    return clock.now() if today == clock.today() else datetime.combine(today, time(11, 5), clock.CHILE)


def _seasons(shape: Size, today: date) -> list[advising.Season]:
    """The last full years and the one of the report, and of this one what has passed, at each centre's own pace."""
    first = min(today.year - shape.session_years, REPORT_YEAR)
    years = [
        advising.Season(date(year, 1, 1), date(year + 1, 1, 1), shape.sessions) for year in range(first, today.year)
    ]
    begin, random = date(today.year, 1, 1), Random(SEED)
    paces = {pk: random.uniform(*PACES) for pk in Centre.objects.order_by("pk").values_list("pk", flat=True)}
    return [*years, advising.Season(begin, today, shape.sessions * (today - begin).days // 365, paces)]


def _members(actor: User | None) -> None:
    """250 members, as the association states (their names are invented)."""
    members = Firm.objects.filter(region="08").order_by("pk").values_list("pk", flat=True)[:250]
    firms.join_association(Institution.objects.get(slug="asem-biobio"), list(members), actor=actor)


def _doors(users: dict[str, User], actor: User | None) -> None:
    """The owner's firm takes part in the round; the foreign buyer's account acts for the first importer."""
    taking_part = Firm.objects.filter(
        participations__meetings_as_second__isnull=False, assignments__centre__slug="concepcion"
    )
    firm = taking_part.order_by("pk").first() or Firm.objects.order_by("pk").first()
    if firm:
        yesterday = clock.today() - timedelta(days=1)
        Representation.objects.get_or_create(user=users["empresa@demo.cl"], firm=firm, defaults={"since": yesterday})
    importer = Buyer.objects.order_by("pk").first()
    if importer:
        add_delegate(importer, user=users["buyer@demo.cl"], actor=actor)
