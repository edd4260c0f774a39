"""A year (or ten) of accompaniment: clients with their stages, and sessions day by day, adviser by adviser.

Nobody is in two places at once: every adviser's day is filled from nine o'clock on, one session after the other.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from django.core.management.color import no_style
from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.advisory.choices import EndReason, Mode, Stage
from encadena.advisory.models import Area, Client, ClientSpell, Session, SessionClient, StageChange
from encadena.firms.models import Assignment
from encadena.kernel import clock

from . import bulk
from .advice_words import GOALS, ORIGINS, SUBJECTS, TRIVIAL

T = TypeVar("T")
FLUSH = 20_000


class Odds(Generic[T]):
    """Values with their weights, summed once: drawing is the inner loop of a million rows."""

    def __init__(self, *pairs: tuple[T, int]) -> None:
        self.values = [value for value, _ in pairs]
        self.sums = list(accumulate(weight for _, weight in pairs))

    def draw(self, random: Random) -> T:
        return self.values[bisect(self.sums, random.random() * self.sums[-1])]


MODES = Odds((Mode.CENTRE, 48), (Mode.FIRM, 17), (Mode.PHONE, 12), (Mode.VIDEO, 23))
CONTACT = Odds((30, 18), (45, 22), (60, 34), (75, 12), (90, 11), (120, 3))
TOPICS = Odds(*((subject, subject.weight) for subject in SUBJECTS))
STAGES = Odds(
    (Stage.ACCOMPANIED, 46), (Stage.CLIENT, 16), (Stage.LEAD, 12), (Stage.INACTIVE, 18), (Stage.GRADUATED, 8),
)  # fmt: skip
TRIVIAL_SHARE = 0.04
COUNTED = 0.9597  # of the sessions count: some are trivial, a few come before the agreement
GROUP_SHARE = 0.03
STEP_SHARE = 0.6


@dataclass(frozen=True)
class Season:
    """Sessions of the days [since, until): about ``total`` that count, by the advisers of all centres; a centre in
    ``paces`` gives so many times its share."""

    since: date
    until: date
    total: int
    paces: Mapping[int, float] = field(default_factory=dict)


@dataclass
class Book:
    """An adviser's clients; those met often come first. ``weights`` are cumulative."""

    adviser: int
    centre: int
    clients: list[Client] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


class Advising:
    """Makes the rows; primary keys are given here, so that all of it goes in without reading back."""

    def __init__(self, seed: int, today: date, actor: User | None) -> None:
        self.random, self.today, self.actor = Random(seed), today, actor
        self.areas = {area.code: area.pk for area in Area.objects.all()}
        self.session_id = 1 + (Session.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
        self.client_id = 1 + (Client.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
        self.sessions: list[Session] = []
        self.attended: list[SessionClient] = []

    def books(self, share: float) -> list[Book]:
        """Clients out of a ``share`` of the attended firms, in the books of their advisers."""
        books: dict[tuple[int, int], Book] = {}
        rows = Assignment.objects.filter(until__isnull=True, adviser__isnull=False).order_by("pk")
        told = rows.values_list("firm", "centre", "adviser", "since", "firm__sort_name")
        for firm, centre, adviser, since, name in told:
            if self.random.random() < share:
                book = books.setdefault((adviser, centre), Book(adviser, centre))
                book.clients.append(self._client(firm, centre, adviser, since, name))
        for book in books.values():
            signed = [client for client in book.clients if client.stage != Stage.LEAD]
            book.weights = list(accumulate(1 / (n + 3) ** 0.55 for n in range(len(signed))))
            book.clients = signed + [client for client in book.clients if client.stage == Stage.LEAD]
        return list(books.values())

    def _client(self, firm: int, centre: int, adviser: int, since: date, name: str) -> Client:
        r = self.random
        stage = STAGES.draw(r)
        lead = stage == Stage.LEAD
        # Who has not signed came a short while ago: nobody waits for years.
        arrived = self.today - timedelta(days=r.randint(1, 75)) if lead else min(since, self.today - timedelta(days=40))
        signed = None if lead else arrived + timedelta(days=r.randint(0, 30))
        ended = stage in {Stage.INACTIVE, Stage.GRADUATED}
        client = Client(
            pk=self.client_id, firm_id=firm, centre_id=centre, adviser_id=adviser, stage=stage, arrived_on=arrived,
            sort_name=name, origin=r.choice(ORIGINS),
            goal=r.choice(GOALS) if r.random() < 0.8 else "", agreement_signed_on=signed,
            stage_since=self.today - timedelta(days=r.randint(1, 200)) if ended else (signed or arrived),
            created_at=clock.now(),
        )  # fmt: skip
        if ended:
            client.ended_on = client.stage_since
            reached = stage == Stage.GRADUATED
            client.end_reason = EndReason.REACHED_GOAL if reached else r.choice(EndReason.values[1:])
        self.client_id += 1
        return client

    def fill(self, books: Sequence[Book], season: Season) -> Iterator[int]:
        """Sessions of a season; yields how many were made, after every flush to the database."""
        days = [d for n in range((season.until - season.since).days)
                if (d := season.since + timedelta(days=n)).weekday() < 5]  # fmt: skip
        books = [book for book in books if book.weights]
        done, total = 0, round(season.total / COUNTED)
        for n, book in enumerate(books):
            even = total * (n + 1) // len(books) - total * n // len(books)
            share = round(even * season.paces.get(book.centre, 1))
            for k, day in enumerate(days):
                self._day(book, day, share * (k + 1) // len(days) - share * k // len(days))
            done += share
            if len(self.sessions) > FLUSH:
                self.flush()
                yield done
        self.flush()
        yield done

    def _day(self, book: Book, day: date, count: int) -> None:
        now = datetime.combine(day, time(9)) + timedelta(minutes=5 * self.random.randint(0, 6))
        for _ in range(count):
            session = self._session(book, day, now)
            spent = session.contact_minutes + session.travel_minutes + self.random.choice((5, 10, 15))
            now += timedelta(minutes=spent)
            if now.hour >= 13 and now.hour < 14:
                now = datetime.combine(day, time(14))

    def _session(self, book: Book, day: date, now: datetime) -> Session:
        r = self.random
        subject = TOPICS.draw(r)
        trivial = r.random() < TRIVIAL_SHARE
        mode = Mode.PHONE if trivial else MODES.draw(r)
        clients = self._present(book, day, trivial)
        session = Session(
            pk=self.session_id, centre_id=book.centre, adviser_id=book.adviser, on=day, starts_at=now.time(), mode=mode,
            area_id=self.areas[subject.code], substantive=not trivial, specific=not trivial,
            contact_minutes=5 if trivial else CONTACT.draw(r),
            preparation_minutes=0 if trivial else r.choice((0, 0, 10, 15, 20, 30)),
            travel_minutes=r.choice((20, 30, 40, 60)) if mode == Mode.FIRM else 0,
            advice=r.choice(TRIVIAL if trivial else subject.advice), logged_by_id=book.adviser,
            logged_at=datetime.combine(day, now.time(), clock.CHILE) + timedelta(hours=2), offline=r.random() < 0.08,
            counts=not trivial and all(c.agreement_signed_on and c.agreement_signed_on <= day for c in clients),
        )  # fmt: skip
        self.session_id += 1
        self._next_step(session, subject.steps, day)
        self._attend(session, clients)
        self.sessions.append(session)
        return session

    def _present(self, book: Book, day: date, trivial: bool) -> list[Client]:
        """Mostly somebody who is met often; on a day before they signed it is only a contact."""
        r, signed = self.random, len(book.weights)
        if trivial and len(book.clients) > signed:
            return [r.choice(book.clients[signed:])]
        first = bisect(book.weights, r.random() * book.weights[-1])
        others = r.sample(range(signed), k=min(signed, r.randint(2, 4))) if r.random() < GROUP_SHARE else []
        chosen = [book.clients[n] for n in dict.fromkeys([first, *others])]
        here = [client for client in chosen if (client.agreement_signed_on or day) <= day]
        return here or [next((c for c in book.clients[:signed] if (c.agreement_signed_on or day) <= day), chosen[0])]

    def _next_step(self, session: Session, steps: Sequence[str], day: date) -> None:
        r = self.random
        if session.counts and r.random() < STEP_SHARE:
            session.next_action = r.choice(steps)
            session.next_action_on = day + timedelta(days=r.choice((7, 7, 14, 14, 21, 30)))
            age = (self.today - session.next_action_on).days
            if age > 45 or (age >= 0 and r.random() < 0.7):
                session.next_action_done_on = session.next_action_on

    def _attend(self, session: Session, clients: Sequence[Client]) -> None:
        part, rest = divmod(session.contact_minutes, len(clients))
        for n, client in enumerate(clients):
            minutes = part + (n < rest)
            self.attended.append(
                SessionClient(session_id=session.pk, client_id=client.pk, firm_id=client.firm_id, on=session.on,
                              minutes=minutes)
            )  # fmt: skip
            if session.counts:
                client.counted_sessions += 1
                client.contact_minutes += minutes
                client.last_session_on = max(client.last_session_on or session.on, session.on)

    def flush(self) -> None:
        bulk.insert(self.sessions, actor=self.actor)
        bulk.insert(self.attended, actor=self.actor)
        self.sessions, self.attended = [], []

    def keep(self, books: Sequence[Book]) -> list[Client]:
        """Write the clients with their sums, their spell and the steps that brought them where they are."""
        clients = [client for book in books for client in book.clients]
        bulk.insert(clients, actor=self.actor)
        bulk.insert([self._spell(c) for c in clients], actor=self.actor)
        bulk.insert([step for c in clients for step in self._steps(c)], actor=self.actor)
        return clients

    @staticmethod
    def _spell(client: Client) -> ClientSpell:
        return ClientSpell(
            client_id=client.pk, centre_id=client.centre_id, adviser_id=client.adviser_id, since=client.arrived_on
        )

    def _steps(self, client: Client) -> Iterator[StageChange]:
        way = [(Stage.LEAD, client.arrived_on)]
        if client.agreement_signed_on:
            way.append((Stage.CLIENT, client.agreement_signed_on))
            if client.stage != Stage.CLIENT:
                way.append((Stage.ACCOMPANIED, client.agreement_signed_on))
        if client.ended_on:
            way.append((Stage(client.stage), client.ended_on))
        before = ""
        for stage, on in way:
            yield StageChange(
                client_id=client.pk, centre_id=client.centre_id, before=before, after=stage, on=on,
                by_id=client.adviser_id,
            )  # fmt: skip
            before = stage


def make_advising(
    seasons: Sequence[Season], *, share: float, seed: int, today: date, actor: User | None
) -> Iterator[int]:
    """Clients and sessions; yields how many sessions stand. One transaction: clients go in last, with their sums."""
    with transaction.atomic():
        advising = Advising(seed, today, actor)
        books = advising.books(share)
        before = 0
        for season in seasons:
            done = 0
            for done in advising.fill(books, season):
                yield before + done
            before += done
        advising.keep(books)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Client, Session]):
                cursor.execute(statement)
