"""Two hundred open lines, an organiser who checks in, repairs and publishes, and every picture right at the end.

No server and no clock: sockets are handed over as the web server does it, and the test waits until all have heard.
"""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connections

from encadena.kernel import clock
from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.actions.repair import apply_repair, ask_repair
from encadena.matchmaking.choices import MarkKind
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.feed import person_of, wall_of
from encadena.matchmaking.queries.standing import Standing, pulse_of, standing_of
from encadena.matchmaking.web.live import hub, ticket
from encadena.matchmaking.web.live.line import Line
from encadena.matchmaking.web.live.source import Source
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 200
PATIENCE = 60.0  # seconds; only a broken test needs them


class SharedSource(Source):
    """Reads through the connection of the test (a database in memory has no other), never while the test uses it."""

    def __init__(self) -> None:
        self.shared = connections["default"]
        self.shared.inc_thread_sharing()
        self.lock = threading.Lock()

    def pulses(self, rounds: list[int]) -> dict[int, int]:
        connections["default"] = self.shared
        with self.lock:
            return super().pulses(rounds)

    def standing(self, key: int) -> Standing | None:
        connections["default"] = self.shared
        with self.lock:
            return super().standing(key)


class Phone:
    """The far end of a line."""

    def __init__(self, text: str, line: Line) -> None:
        self.near, served = socket.socketpair()
        assert line.hand_over(served, text)
        served.close()
        self.near.settimeout(PATIENCE)
        self.kept = b""
        self.wall: dict[str, Any] = {}
        self.own: dict[str, Any] | None = None
        self.heard = -1

    def read(self) -> bool:
        """One more piece of what came; False when the line has ended."""
        piece = self.near.recv(65536)
        *lines, self.kept = (self.kept + piece).split(b"\n")
        for line in lines:
            if line.startswith(b"data: "):
                self.take(json.loads(line[6:]))
        return bool(piece)

    def take(self, message: dict[str, Any]) -> None:
        self.heard = message["v"]
        self.own = message.get("own", self.own)
        if "wall" in message:
            if message["wall"].get("all"):
                self.wall = {}
            for key in message["wall"]["drop"]:
                del self.wall[key]
            self.wall |= message["wall"]["set"]

    def until(self, done: Callable[["Phone"], bool]) -> None:
        while not done(self):
            assert self.read(), "the line ended"


@pytest.fixture
def source() -> Iterator[SharedSource]:
    made = SharedSource()
    yield made
    made.shared.dec_thread_sharing()


@pytest.fixture
def line(source: SharedSource, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A hub that runs in a thread; signs of life come with every look, so that every line hears the last number."""
    monkeypatch.setattr(hub, "LOOK", 0.02)
    monkeypatch.setattr(hub, "TICK", 0.02)
    made = Line()
    running = hub.Hub(made.open(), source)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(_until_stopped(running)), daemon=True)
    thread.start()
    yield made
    loop.call_soon_threadsafe(_stop, running)
    thread.join(PATIENCE)


async def _until_stopped(running: Any) -> None:
    running.task = asyncio.current_task()
    try:
        await running.run()
    except asyncio.CancelledError:
        return


def _stop(running: Any) -> None:
    running.task.cancel()


@pytest.fixture
def round(clock_at: Callable[[datetime], None]) -> Round:
    clock_at(at(7))
    round = a_published_round()
    clock_at(at(8, 50))
    return round


def test_two_hundred_lines_show_what_the_server_knows_after_a_repair(
    round: Round, line: Line, source: SharedSource
) -> None:
    (buyer, _), (gone, firm, _third) = sides(round)
    everybody = [buyer, gone, firm]
    walls = [Phone(ticket.issue(round.pk, ticket.WALL), line) for _ in range(CLIENTS // 2)]
    persons = [
        (p, Phone(ticket.issue(round.pk, ticket.PERSON, p.pk), line))
        for n in range(CLIENTS // 2)
        for p in [everybody[n % 3]]
    ]
    for phone in (*walls, *(phone for _, phone in persons)):
        phone.until(lambda p: p.heard >= 0)
    with source.lock:
        mark(gone, kind=MarkKind.ABSENT, actor=None)
        mark(firm, kind=MarkKind.ARRIVED, actor=None)
        apply_repair(ask_repair(round, actor=None), actor=None)
        last = pulse_of(round.pk)
    for phone in (*walls, *(phone for _, phone in persons)):
        phone.until(lambda p: p.heard >= last)
    with source.lock:
        round.refresh_from_db()
        standing = standing_of(round, clock.now())
        wall = json.loads(json.dumps(wall_of(standing)))
        own = {p.pk: json.loads(json.dumps(person_of(standing, p.pk))) for p in everybody}
    assert [phone.wall for phone in walls] == [wall] * len(walls)
    assert all(phone.own == own[p.pk] for p, phone in persons)
    assert own[gone.pk]["meetings"] == []
    assert {c["kind"] for c in own[buyer.pk]["changes"]} == {"cancelled"}


def test_a_person_is_told_only_what_concerns_them(round: Round, line: Line, source: SharedSource) -> None:
    (_, _), (firm, other, _third) = sides(round)
    phone = Phone(ticket.issue(round.pk, ticket.PERSON, firm.pk), line)
    phone.until(lambda p: p.own is not None)
    names = json.dumps(phone.own)
    assert other.name not in names
    with source.lock:
        mark(other, kind=MarkKind.ARRIVED, actor=None)
        last = pulse_of(round.pk)
    phone.until(lambda p: p.heard >= last)
    assert json.dumps(phone.own) == names


@pytest.mark.parametrize("made_up", ["", "nonsense", "WzEsIndhbGwiLG51bGxd:1xWVG4:AAAA"])
def test_a_ticket_that_was_not_made_here_follows_nothing(made_up: str, line: Line) -> None:
    phone = Phone(made_up, line)
    answer = phone.near.recv(1000)
    assert answer.startswith(b"HTTP/1.1 404")
    assert phone.near.recv(1000) == b""


def test_a_phone_that_hangs_up_is_forgotten_and_the_others_stay(round: Round, line: Line, source: SharedSource) -> None:
    first, second = (Phone(ticket.issue(round.pk, ticket.PULSE), line) for _ in range(2))
    for phone in (first, second):
        phone.until(lambda p: p.heard >= 0)
    first.near.close()
    with source.lock:
        mark(sides(round)[0][0], kind=MarkKind.ARRIVED, actor=None)
        last = pulse_of(round.pk)
    second.until(lambda p: p.heard >= last)


def test_lines_of_a_server_that_ended_before_they_began_end_too(source: SharedSource) -> None:
    running = hub.Hub(Line().open(), source, parent=-1)
    asyncio.run(asyncio.wait_for(running.run(), PATIENCE))
