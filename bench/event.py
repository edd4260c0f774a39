"""A whole event of 1,700 firms, 680 buyers and 12,000 meetings in the product.

``python bench/event.py [ROUNDS] [WORD …]``

Works on the database in ``ENCADENA_HOME`` (or ``DATABASE_URL``), which has a demonstration (``encadena demo``); the
event is made there the first time, by the actions that the pages call, and each of them is timed. Then every page of
the event is asked of the whole stack by somebody who organises it, by a firm and by a buyer: medians of ROUNDS (3)
after one warming request, in processor time and by the clock, queries, and the weight of the page. The peer of a page
is the same page of the demonstration's own round of some hundred meetings, beside it in the same row. With WORDs, only
pages whose label or address holds one of them.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from functools import partial
from random import Random
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from lists import measured  # noqa: E402

from encadena.accounts.choices import Role  # noqa: E402
from encadena.accounts.models import User  # noqa: E402
from encadena.engines.rounds.generator import Shape, generate  # noqa: E402
from encadena.firms.models import Firm  # noqa: E402
from encadena.kernel import clock, garbage  # noqa: E402
from encadena.matchmaking import planning  # noqa: E402
from encadena.matchmaking.actions import agenda as agendas  # noqa: E402
from encadena.matchmaking.actions import buyers, meetings, participants  # noqa: E402
from encadena.matchmaking.actions import round as rounds  # noqa: E402
from encadena.matchmaking.actions.selection import save_selection  # noqa: E402
from encadena.matchmaking.actions.suggestions import save_suggestions  # noqa: E402
from encadena.matchmaking.choices import AgendaStatus, BuyerKind  # noqa: E402
from encadena.matchmaking.models import Buyer, Need, Participant, Round  # noqa: E402
from encadena.matchmaking.planning.choice import choose  # noqa: E402
from encadena.matchmaking.planning.matching import suggest  # noqa: E402
from encadena.matchmaking.rules.choice import ChoiceRules  # noqa: E402
from encadena.matchmaking.rules.slots import DayShape  # noqa: E402
from encadena.network.models import Centre, Institution  # noqa: E402
from encadena.site.actions.demo import firms as demo_firms  # noqa: E402
from encadena.site.actions.demo import vocabulary  # noqa: E402
from encadena.site.actions.demo.round_before import make_terms  # noqa: E402

NAME = "Encuentro medido"
SHAPE = Shape(buyers=680, firms=1700, meetings=12_000, slots=24, tables=340, days=2)
SLOW = 300  # milliseconds of processor time

PAGES: list[tuple[str, str, str]] = [
    ("home", "/", "organiser"),
    ("rounds", "/ruedas/", "organiser"),
    ("round", "/ruedas/{round}/", "organiser"),
    ("days and tables", "/ruedas/{round}/dias/", "organiser"),
    ("rules", "/ruedas/{round}/dias/reglas/", "organiser"),
    ("terms", "/ruedas/{round}/bases/", "organiser"),
    ("registrations", "/ruedas/{round}/inscripciones/", "organiser"),
    ("participants", "/ruedas/{round}/participantes/", "organiser"),
    ("participants: word", "/ruedas/{round}/participantes/?q=pan", "organiser"),
    ("participant", "/ruedas/{round}/participantes/{buyer}/", "organiser"),
    ("profiles", "/ruedas/{round}/fichas/", "organiser"),
    ("requests", "/ruedas/{round}/solicitudes/", "organiser"),
    ("suggestions", "/ruedas/{round}/sugerencias/", "organiser"),
    ("choosing", "/ruedas/{round}/elegir/", "organiser"),
    ("meetings", "/ruedas/{round}/reuniones/", "organiser"),
    ("meetings: word", "/ruedas/{round}/reuniones/?q=pan", "organiser"),
    ("meetings: options", "/ruedas/{round}/reuniones/opciones/?q=pan", "organiser"),
    ("matrix", "/ruedas/{round}/reuniones/matriz/", "organiser"),
    ("order", "/ruedas/{round}/reuniones/orden/", "organiser"),
    ("meeting", "/ruedas/{round}/reuniones/{meeting}/", "organiser"),
    ("agenda", "/ruedas/{round}/agenda/", "organiser"),
    ("agenda: move", "/ruedas/{round}/agenda/{draft}/mover/{meeting}/", "organiser"),
    ("agenda: changes", "/ruedas/{round}/agenda/{draft}/cambios/", "organiser"),
    ("agenda: spreadsheet", "/ruedas/{round}/agenda/{published}/programa.xlsx", "organiser"),
    ("agenda: PDF", "/ruedas/{round}/agenda/{published}/programa.pdf", "organiser"),
    ("agenda: PDF of everybody", "/ruedas/{round}/agenda/{published}/participantes.pdf", "organiser"),
    ("agenda: PDF of the tables", "/ruedas/{round}/agenda/{published}/mesas.pdf", "organiser"),
    ("agenda: PDF for the wall", "/ruedas/{round}/agenda/{published}/muro.pdf", "organiser"),
    ("agenda: problem", "/ruedas/{round}/agenda/{published}/problema.json", "organiser"),
    ("day", "/ruedas/{round}/hoy/", "organiser"),
    ("day: board", "/ruedas/{round}/hoy/tablero/", "organiser"),
    ("desk", "/ruedas/{round}/meson/", "organiser"),
    ("desk: find", "/ruedas/{round}/meson/buscar/?q=pan", "organiser"),
    ("results", "/ruedas/{round}/resultados/", "organiser"),
    ("results: records", "/ruedas/{round}/resultados/reuniones/", "organiser"),
    ("results: follow-up", "/ruedas/{round}/resultados/seguimiento/", "organiser"),
    ("results: editions", "/ruedas/{round}/resultados/ediciones/", "organiser"),
    ("firm: home", "/", "firm"),
    ("firm: its agenda", "/ruedas/{round}/agenda/", "firm"),
    ("firm: catalogue", "/ruedas/{round}/participantes/{own}/catalogo/", "firm"),
    ("firm: catalogue by meaning", "/ruedas/{round}/participantes/{own}/catalogo/?q=miel+organica", "firm"),
    ("firm: requests", "/ruedas/{round}/participantes/{own}/solicitudes/", "firm"),
    ("firm: its day", "/ruedas/{round}/participantes/{own}/hoy/", "firm"),
    ("firm: outcomes", "/ruedas/{round}/participantes/{own}/resultados/", "firm"),
    ("buyer: its agenda", "/ruedas/{round}/agenda/", "buyer"),
    ("buyer: catalogue", "/ruedas/{round}/participantes/{own}/catalogo/", "buyer"),
    ("buyer: catalogue by meaning", "/ruedas/{round}/participantes/{own}/catalogo/?q=organic+honey", "buyer"),
    ("buyer: requests", "/ruedas/{round}/participantes/{own}/solicitudes/", "buyer"),
    ("buyer: its day", "/ruedas/{round}/participantes/{own}/hoy/", "buyer"),
]  # fmt: skip


def main() -> None:
    rounds_of = int(sys.argv[1]) if sys.argv[1:2] and sys.argv[1].isdigit() else 3
    words = [word for word in sys.argv[1:] if not word.isdigit()]
    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.ERROR)
    garbage.look_seldom()  # as the process of the pages does
    organiser = User.objects.filter(role=Role.ADMINISTRATOR).order_by("pk").first()
    if organiser is None:
        raise SystemExit("Nobody here: encadena demo makes a network.")
    event = Round.objects.filter(name=NAME).first() or an_event(organiser)
    peer = Round.objects.exclude(pk=event.pk).filter(agendas__state="published").order_by("pk").first() or event
    pages(event, peer, organiser, rounds_of, words)


def pages(event: Round, peer: Round, organiser: User, times: int, words: list[str]) -> None:
    print(f"\n{connection.vendor}: {event.participants.count():,} people, {event.meetings.count():,} meetings; peer: "
          f"{peer.participants.count():,} and {peer.meetings.count():,}")  # fmt: skip
    print(
        f"{'page':28}      {'cpu':>9} {'clock':>9} {'queries':>7} {'kB':>6} | {'peer cpu':>9} {'queries':>7} {'kB':>6}"
    )
    for label, address, who in PAGES:
        if words and not any(word in label or word in address for word in words):
            continue
        ours, theirs = asked(event, who, organiser, address, times), asked(peer, who, organiser, address, times)
        if ours is None:
            print(f"{label:28} nobody")
            continue
        status, clocked, cpu, queries, weight = ours
        beside = f"{theirs[2]:7.0f}ms {theirs[3]:7} {theirs[4]:6.0f}" if theirs else ""
        slow = f"  ← over {SLOW} ms" if cpu > SLOW else ""
        print(
            f"{label:28} {status:3} {cpu:7.0f}ms {clocked:7.0f}ms {queries:7} {weight:6.0f} | {beside}{slow}",
            flush=True,
        )


def asked(
    round: Round, who: str, organiser: User, address: str, times: int
) -> tuple[int, float, float, int, float] | None:
    """Status, milliseconds by the clock and of processor, queries, and kilobytes of the answer."""
    user, own = reader(round, who, organiser)
    if user is None:
        return None
    browser = Browser()
    browser.force_login(user)
    url = address.format(**places(round), own=own)
    answer = browser.get(url)
    weight = len(b"".join(answer.streaming_content) if answer.streaming else answer.content) / 1000
    clocked, _worst, cpu, queries = measured(partial(browser.get, url), times)
    return answer.status_code, clocked, cpu, queries, weight


def reader(round: Round, who: str, organiser: User) -> tuple[User | None, int]:
    if who == "organiser":
        return organiser, 0
    role = Role.FIRM if who == "firm" else Role.BUYER
    field = "firm__representations__user" if who == "firm" else "buyer__delegates__user"
    row = round.participants.filter(**{f"{field}__role": role}).order_by("pk").first()
    if row is None:
        return None, 0
    return User.objects.filter(role=role, pk__in=round.participants.filter(pk=row.pk).values(field)).first(), row.pk


def places(round: Round) -> dict[str, object]:
    agenda = round.agendas.filter(state="published").first()
    draft = round.agendas.filter(state="draft").first() or agenda
    placed = agenda.meetings.order_by("pk").first() if agenda else None
    return {
        "round": round.pk,
        "buyer": round.participants.filter(buyer__isnull=False).values_list("pk", flat=True).first(),
        "meeting": placed.meeting_id if placed else 0,
        "published": agenda.pk if agenda else 0,
        "draft": draft.pk if draft else 0,
    }


@contextmanager
def told(what: str) -> Iterator[None]:
    begun = process_time()
    yield
    print(f"{what:52} {process_time() - begun:8.2f} s of processor", flush=True)


def an_event(actor: User) -> Round:
    """The event with everything that stands before its day, made by the actions of the product."""
    random = Random(1)
    with told("firms and buyers of the register (not of the event)"):
        firms, guests = sellers(actor), importers(random, actor)
    event = rounds.create_round(
        data={"name": NAME, "organiser": Institution.objects.get(slug="asem-biobio"), "fairness": None}, actor=actor
    )
    with told("days, slots and tables"):
        lay_out(event, actor)
    with told(f"{len(firms) + len(guests):,} participants"):
        people = participants.add_participants(event, firms=firms, buyers=guests, actor=actor)
    make_terms(event, closed=True, actor=actor)
    with told("suggestions of 1,700 × 680"):
        suggested = suggest(event, today=clock.today())
    with told(f"{len(suggested):,} suggestions kept"):
        save_suggestions(event, found=suggested, actor=actor)
    rules = ChoiceRules(buyer_most=20, firm_most=10)
    with told("choosing who meets whom, exactly"):
        choice = choose(event, rules, costs=False)
    save_selection(event, rules=rules, choice=choice, version=event.version, actor=actor)
    wanted = pairs(people)
    with told(f"{len(wanted):,} meetings put on the list"):
        meetings.set_meetings(event, wanted=wanted, actor=actor)
    event.refresh_from_db()
    with told("agenda, 60 s at most"):
        planned = planning.plan(event, seconds=60, on_progress=lambda *_: None, should_stop=lambda: False)
    print(
        f"    {planned.status}: {planned.objective} waits, bound {planned.bound}, {planned.seconds:.0f} s by the clock"
    )
    with told("agenda kept"):
        agenda = agendas.save_agenda(
            event, slot_of=planned.slot_of, status=AgendaStatus(planned.status), objective=planned.objective,
            bound=planned.bound, seconds=planned.seconds, search=planned.search, actor=actor,
        )  # fmt: skip
    with told("agenda published"):
        agendas.publish(agenda, expected_version=agenda.version, actor=actor)
    with told("a draft to work on"):
        agendas.revise(agenda, actor=actor)
    return event


def lay_out(event: Round, actor: User) -> None:
    """Two days, so that 340 tables hold what 340 places a slot must; the first is today, so that the board has one."""
    shape = DayShape(time(8), time(20), 30, lunch=None)
    rounds.lay_out_slots(event, days=[clock.today() + timedelta(days=n) for n in (0, 1)], shape=shape, actor=actor)
    rounds.set_tables(event, count=SHAPE.tables, actor=actor)


def sellers(actor: User) -> list[Firm]:
    missing = SHAPE.firms - Firm.objects.filter(region="08", merged_into=None).count()
    if missing > 0:
        centres = list(Centre.objects.filter(region="08"))
        for _done in demo_firms.make_firms(
            missing, centres=centres, advisers={}, years=(clock.today().year - 1,), seed=1, actor=actor,
            at_least_in={"08": missing},
        ):  # fmt: skip
            pass
    own = Firm.objects.filter(representations__isnull=False, merged_into=None).distinct()[:1]
    rest = Firm.objects.filter(region="08", merged_into=None).exclude(pk__in=[f.pk for f in own]).order_by("pk")
    return [*own, *rest[: SHAPE.firms - len(own)]]


def importers(random: Random, actor: User) -> list[Buyer]:
    """Buyers with a need or two each, in words of what firms sell."""
    guests = list(Buyer.objects.filter(delegates__isnull=False).distinct()[:1])
    sold = [offer for sector in vocabulary.SECTORS for offer in sector.offers]
    for n in range(SHAPE.buyers - len(guests)):
        data = {"name": f"Importadora medida {n + 1:03}", "country": random.choice(("US", "BR", "DE", "CL", "MX")),
                "kind": BuyerKind.IMPORTER, "languages": ["es", "en"], "invented": True}  # fmt: skip
        guests.append(buyers.create_buyer(data=data, actor=actor))
    needs = [
        Need(
            buyer=guest,
            kind="goods" if offer.goods else "services",
            title=offer.name[:200],
            language="es",
            invented=True,
        )
        for guest in guests
        for offer in random.sample(sold, k=random.choice((1, 2)))
    ]
    Need.objects.bulk_create(needs, batch_size=500)
    return guests


def pairs(people: list[Participant]) -> list[meetings.Wanted]:
    """Who meets whom, as uneven as at events: the generator's pairs, so that all of them fit."""
    hosts, guests = [p for p in people if p.buyer_id], [p for p in people if p.firm_id]
    problem = generate(SHAPE)
    return [
        meetings.Wanted(hosts[int(str(m.first)[1:]) - 1], guests[int(str(m.second)[1:]) - 1]) for m in problem.meetings
    ]


if __name__ == "__main__":
    main()
