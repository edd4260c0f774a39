"""Phones that follow a round while an organiser checks people in, repairs the agenda and publishes it.

    python bench/board.py [--clients 2000] [--persons 1000] [--actions 40] [--idle 20] [--tables 50] [--meetings 450]

One server (``encadena serve``) with a database in a folder of its own; one process of raw sockets for the clients:
``--persons`` of them each follow the day of one participant, the rest the wall. Printed: failed lines; the delay from
the moment that the server noted a change (inside its transaction) until a client had it, over all clients and changes
(a sign of life says the number that stands, and is no news); how long the organiser waited for each repair, whose first
one finds the engine loaded or loads it;
processor time of the web process and of the process that keeps the lines, idle and busy; memory; what the same clients
would cost if they asked every two seconds instead. At the end every client's picture is compared with the server's.
"""

import argparse
import asyncio
import http.client
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

HOME = tempfile.mkdtemp(prefix="encadena-board-")
os.environ["ENCADENA_HOME"] = HOME
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")

import django  # noqa: E402

django.setup()

from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from encadena.accounts.choices import Role  # noqa: E402
from encadena.accounts.models import User  # noqa: E402
from encadena.kernel import clock  # noqa: E402
from encadena.matchmaking.actions import agenda as agendas  # noqa: E402
from encadena.matchmaking.actions import meetings, participants  # noqa: E402
from encadena.matchmaking.actions import round as rounds  # noqa: E402
from encadena.matchmaking.choices import Session  # noqa: E402
from encadena.matchmaking.models import Participant, Pulse, Repair, Round  # noqa: E402
from encadena.matchmaking.queries.feed import person_of, wall_of  # noqa: E402
from encadena.matchmaking.queries.standing import standing_of  # noqa: E402
from encadena.matchmaking.rules.slots import Stretch  # noqa: E402
from encadena.matchmaking.web.live import ticket  # noqa: E402
from encadena.network.choices import InstitutionKind  # noqa: E402
from encadena.network.models import Institution  # noqa: E402

PORT = 8129
SLOTS, MINUTES = 24, 20
SETTLED = 60.0  # seconds to wait for the last change, at most


class Client:
    """One telephone: an open line, the picture that it shows, and when it learnt of each number."""

    def __init__(self, text: str) -> None:
        self.ticket = text
        self.wall: dict[str, Any] = {}
        self.own: dict[str, Any] | None = None
        self.heard: list[tuple[int, float]] = []
        self.told: list[tuple[int, float]] = []  # of these, those that changed the own page: not the signs of life
        self.failed = ""

    async def follow(self) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
            request = (
                f"GET /ruedas/vivo/{self.ticket}/ HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
            )
            writer.write(request.encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n")[0]:
                self.failed = head.split(b"\r\n")[0].decode()
                return
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    self.take(json.loads(line[6:]))
            self.failed = "the line ended"
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as error:
            self.failed = repr(error)

    def take(self, message: dict[str, Any]) -> None:
        self.heard.append((message["v"], time.time()))
        if "own" in message:
            self.told.append(self.heard[-1])
        wall = message.get("wall")
        if wall:
            if wall.get("all"):
                self.wall.clear()
            for key in wall["drop"]:
                self.wall.pop(key, None)
            self.wall.update(wall["set"])
        self.own = message.get("own", self.own)

    def heard_of(self, number: int) -> float | None:
        return next((at for v, at in self.heard if v >= number), None)


class Organiser:
    """Somebody at the board, over HTTP."""

    def __init__(self, user: User, round: Round) -> None:
        session = SessionStore()
        session["_auth_user_id"] = str(user.pk)
        session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        session["_auth_user_hash"] = user.get_session_auth_hash()
        session.create()
        self.headers = {
            "Cookie": f"sessionid={session.session_key}; csrftoken={'c' * 32}",
            "X-CSRFToken": "c" * 32,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"http://localhost:{PORT}/",
            "Host": f"localhost:{PORT}",
        }
        self.round = round
        self.repairs: list[float] = []  # seconds that the page of each took
        self.connection = http.client.HTTPConnection("localhost", PORT)

    def press(self, path: str, body: str = "") -> str:
        self.connection.request("POST", f"/ruedas/{self.round.pk}/{path}", body, self.headers)
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status in (200, 302), f"{path} answered {answer.status}"
        return answer.getheader("Location") or ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=2000)
    parser.add_argument("--persons", type=int, default=1000, help="of the clients, those that follow one participant")
    parser.add_argument("--actions", type=int, default=40)
    parser.add_argument("--idle", type=float, default=20.0)
    parser.add_argument("--tables", type=int, default=50)
    parser.add_argument("--meetings", type=int, default=450)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    call_command("migrate", verbosity=0, interactive=False)
    user = User.objects.create_user(email="board@example.com", password=None, role=Role.ADMINISTRATOR)
    round, people = a_round(asked.tables, asked.meetings)
    organiser = Organiser(user, round)
    with a_server() as server:
        asyncio.run(measured(asked, server, organiser, people))


async def measured(
    asked: argparse.Namespace, server: subprocess.Popen[bytes], organiser: Organiser, people: list[Participant]
) -> None:
    round = organiser.round
    clients = [
        Client(ticket.issue(round.pk, ticket.PERSON, people[n % len(people)].pk))
        if n < asked.persons
        else Client(ticket.issue(round.pk, ticket.WALL))
        for n in range(asked.clients)
    ]
    pids = {"web": server.pid, "lines": child_of(server.pid)}
    await ready(round)
    started, before = time.time(), {name: cpu(pid) for name, pid in pids.items()}
    tasks = [asyncio.create_task(c.follow()) for c in clients]
    while any(not c.heard and not c.failed for c in clients):
        await asyncio.sleep(0.05)
    say(f"{len(clients)} lines open after {time.time() - started:.1f} s", pids, before, started)
    started, before = time.time(), {name: cpu(pid) for name, pid in pids.items()}
    await asyncio.sleep(asked.idle)
    say(f"idle for {asked.idle:.0f} s", pids, before, started)
    started, before = time.time(), {name: cpu(pid) for name, pid in pids.items()}
    changes = await asyncio.to_thread(a_morning, organiser, people, asked.actions)
    last = changes[-1][0]
    until = time.time() + SETTLED
    walls = [c for c in clients if c.wall]
    while time.time() < until and any(c.heard_of(last) is None for c in walls):
        await asyncio.sleep(0.1)
    say(f"{len(changes)} changes in {time.time() - started:.1f} s", pids, before, started)
    delays = sorted(d for number, at in changes for c in walls if (d := (c.heard_of(number) or at + SETTLED) - at))
    own = sorted(h - at for number, at in changes for c in clients if (h := exactly(c, number)))
    print(row("wall, seconds from change to phone", delays))
    print(row("own page, seconds from change to phone", own))
    print(f"seconds that the organiser waited for each repair: {'  '.join(f'{s:.2f}' for s in organiser.repairs)}")
    wrong = await asyncio.to_thread(differing, clients, round, people, asked.persons)
    failed = [c.failed for c in clients if c.failed]
    print(f"errors: {len(failed)} {set(failed) or ''}  pictures that differ from the server's at the end: {wrong}")
    await asyncio.to_thread(asking, clients[-1].ticket, pids["web"], asked.clients)
    for task in tasks:
        task.cancel()


async def ready(round: Round) -> None:
    """The process that keeps the lines takes some seconds to begin; a telephone would ask again."""
    first = Client(ticket.issue(round.pk, ticket.PULSE))
    task = asyncio.create_task(first.follow())
    while not first.heard:
        await asyncio.sleep(0.2)
        if first.failed:
            first.failed = ""
            task = asyncio.create_task(first.follow())
    task.cancel()


def a_round(tables: int, wanted: int) -> tuple[Round, list[Participant]]:
    """Hosts with a table each and guests enough, ``wanted`` meetings over a day whose seventh slot runs now."""
    organiser = Institution.objects.create(name="Medición", slug="medicion", kind=InstitutionKind.AGENCY)
    round = rounds.create_round(data={"name": "Rueda medida", "organiser": organiser, "fairness": None}, actor=None)
    now = datetime.now(round.zone).replace(second=0, microsecond=0)
    midnight = now.replace(hour=0, minute=0)
    length = timedelta(minutes=MINUTES)
    start = min(max(now - 6 * length, midnight), midnight + timedelta(days=1) - SLOTS * length)
    begins = [start + n * length for n in range(SLOTS)]
    stretches = [Stretch(at, at + length, Session.MORNING, start.date()) for at in begins]
    slots = rounds.set_slots(round, stretches=stretches, actor=None)
    rounds.set_tables(round, count=tables, actor=None)
    each = -(-wanted // tables)
    labels = [f"Comprador {n + 1}" for n in range(tables)] + [f"Empresa {n + 1}" for n in range(wanted // 2)]
    people = participants.add_participants(round, labels=labels, actor=None)
    hosts, guests = people[:tables], people[tables:]
    pairs: dict[tuple[int, int], int] = {}
    for n in range(wanted):
        host, turn = n % tables, n // tables
        slot = (turn * len(slots) // each + host) % len(slots) + 1
        guest = guests[n % len(guests)]
        if slot in {s for (h, g), s in pairs.items() if g == guest.pk}:
            guest = next(g for g in guests if slot not in {s for (_h, k), s in pairs.items() if k == g.pk})
        pairs[hosts[host].pk, guest.pk] = slot
    by_key = {p.pk: p for p in people}
    rows = meetings.set_meetings(round, wanted=[meetings.Wanted(by_key[a], by_key[b]) for a, b in pairs], actor=None)
    slot_of = {m.pk: pairs[(m.first_id, m.second_id)] for m in rows}
    agenda = agendas.save_agenda(round, slot_of=slot_of, actor=None)
    agendas.publish(agenda, expected_version=agenda.version, reason="medición", actor=None)
    met = {p for pair in pairs for p in pair}
    return round, [p for p in people if p.pk in met]


def a_morning(organiser: Organiser, people: list[Participant], actions: int) -> list[tuple[int, float]]:
    """Arrivals, absences, a table that closes, and repairs that are published; each with its number and moment."""
    changes = []
    tables = list(organiser.round.tables.all())
    for n in range(actions):
        person = people[(n * 7) % len(people)]
        if n % 10 == 9:
            asked = time.time()
            organiser.press("hoy/arreglar/")
            organiser.repairs.append(time.time() - asked)
            repair = Repair.objects.filter(round=organiser.round).order_by("-pk")[0]
            if repair.changes:
                organiser.press(f"hoy/arreglos/{repair.pk}/aplicar/")
        elif n % 10 == 5:
            organiser.press(f"hoy/mesas/{tables[n % len(tables)].pk}/")
        else:
            kind = "absent" if n % 5 == 3 else "arrived"
            organiser.press(f"meson/{person.pk}/", f"kind={kind}")
        pulse = Pulse.objects.get(round=organiser.round)
        changes.append((pulse.number, pulse.at.timestamp()))
        time.sleep(0.4)
    return changes


def differing(clients: list[Client], round: Round, people: list[Participant], persons: int) -> int:
    """Pictures that are not what the server would draw now."""
    time.sleep(1.0)
    round.refresh_from_db()
    standing = standing_of(round, clock.now())
    wall = json.loads(json.dumps(wall_of(standing)))
    wrong = sum(c.wall != wall for c in clients[persons:])
    for n, client in enumerate(clients[:persons]):
        right = json.loads(json.dumps(person_of(standing, people[n % len(people)].pk)))
        wrong += client.own != right
    return wrong


def asking(text: str, pid: int, clients: int) -> None:
    """What a question costs that finds nothing new, for those who have no line."""
    connection = http.client.HTTPConnection("localhost", PORT)
    path, headers = f"/ruedas/vivo/{text}/ahora/", {"Host": f"localhost:{PORT}"}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    headers["If-None-Match"] = answer.getheader("ETag") or ""
    before, times = cpu(pid), 300
    for _ in range(times):
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
    each = (cpu(pid) - before) / times
    share = each * clients / 2
    print(f"asking instead: {each * 1000:.2f} ms of processor a question; every 2 s by all: {share:.1f} processors")


def exactly(client: Client, number: int) -> float | None:
    return next((at for v, at in client.told if v == number), None)


def row(label: str, delays: list[float]) -> str:
    if not delays:
        return f"{label}: nothing to tell"
    cut = delays[min(len(delays) - 1, int(len(delays) * 0.95))]
    return (
        f"{label}: median {statistics.median(delays):.2f}  95 % {cut:.2f}  max {delays[-1]:.2f}  ({len(delays)} told)"
    )


def say(what: str, pids: dict[str, int], before: dict[str, float], started: float) -> None:
    spent = time.time() - started
    used = {name: cpu(pid) - before[name] for name, pid in pids.items()}
    costs = [f"{n} {used[n]:.2f} s of processor ({used[n] / spent:.1%}), {memory(pids[n])} MB" for n in pids]
    print(f"{what}: {'  '.join(costs)}", flush=True)


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def child_of(pid: int) -> int:
    """The process that keeps the lines."""
    while True:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        threads = Path(f"/proc/{pid}/task").iterdir()
        children = [c for t in threads for c in (t / "children").read_text().split()]
        for child in children:
            if b"live" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
        time.sleep(0.2)


@contextmanager
def a_server() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "django", "serve", "--port", str(PORT), "--without-worker"]
    process = subprocess.Popen(command, env={**os.environ, "ENCADENA_LOG": "ERROR"})
    try:
        for _ in range(100):
            try:
                http.client.HTTPConnection("localhost", PORT, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.2)
        time.sleep(3)  # the other process starts as well
        yield process
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    main()
