"""A round that is being held while somebody looks: begun two hours ago, people arriving, some late, some missing.

Everything is counted from the clock at the moment of loading; nothing is left to chance but what the seed decides.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from random import Random

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings, participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.choices import (
    AgendaState,
    BuyerKind,
    HappeningState,
    MarkKind,
    MeetingMode,
    MeetingOrigin,
    RoundState,
    Session,
)
from encadena.matchmaking.models import Agenda, Buyer, Closure, Day, Happening, Mark, Meeting, Participant, Pulse, Round
from encadena.matchmaking.rules.slots import Stretch

MINUTES, BEFORE, SLOTS, TABLES, BUYERS, FIRMS = 20, 6, 21, 12, 12, 44
MISSING, LATE, ABSENT = 4, 3, 2
WAITING = 5
ROOM = "https://meet.example.com/rueda-"


def make_today(event: Round, *, own: Firm | None, now: datetime, actor: User | None, seed: int) -> Round:
    """Fills ``event``: six slots are over at ``now``, the seventh runs. ``own`` is the firm of the owner's account."""
    random = Random(seed)
    rounds.update_round(event, data={"fairness": None}, actor=actor)
    start = _start(now.astimezone(event.zone))
    rounds.set_slots(event, stretches=_stretches(event, start), actor=actor)
    rounds.set_tables(event, count=TABLES, actor=actor)
    rounds.change_state(event, state=RoundState.REGISTRATION, actor=actor)
    guests = [*Buyer.objects.filter(kind=BuyerKind.IMPORTER).order_by("pk")[:4]]
    guests += Buyer.objects.filter(kind=BuyerKind.LARGE_BUYER).order_by("pk")[: BUYERS - len(guests)]
    firms = list(Firm.objects.filter(region="08", merged_into=None).order_by("-pk")[:FIRMS])
    firms = [own, *(f for f in firms if f != own)] if own else firms
    people = participants.add_participants(event, firms=firms, buyers=guests, actor=actor)
    hosts, sellers = people[: len(guests)], people[len(guests) :]
    wanted, slot_of = _programme(event, hosts, sellers, random)
    rows = meetings.set_meetings(event, wanted=wanted, origin=MeetingOrigin.CHOSEN, actor=actor)
    _by_video(rows, hosts[:2])
    placed = {m.pk: slot_of[(m.first_id, m.second_id)] for m in rows if (m.first_id, m.second_id) in slot_of}
    agenda = agendas.save_agenda(event, slot_of=placed, actor=actor)
    agendas.publish(agenda, expected_version=agenda.version, actor=actor)
    late = _waiting(hosts, sellers, slot_of, random)
    meetings.set_meetings(event, wanted=late, origin=MeetingOrigin.WALK_IN, actor=actor)
    _live(event, agenda, hosts, sellers, now, random)
    return event


def _start(now: datetime) -> datetime:
    """So that the seventh slot runs, if the day is long enough for all of them on one date."""
    began = now.replace(minute=now.minute // MINUTES * MINUTES, second=0, microsecond=0)
    began -= timedelta(minutes=MINUTES * BEFORE)
    midnight = datetime.combine(now.date(), time(0), now.tzinfo)
    latest = midnight + timedelta(days=1) - timedelta(minutes=MINUTES * SLOTS)
    return min(max(began, midnight), latest)


def _quarter(now: datetime) -> datetime:
    """An hour as people announce it, some 45 minutes from now."""
    return (now + timedelta(minutes=52)).replace(minute=(now.minute + 52) % 60 // 15 * 15, second=0, microsecond=0)


def _stretches(event: Round, start: datetime) -> list[Stretch]:
    length = timedelta(minutes=MINUTES)
    half = start + length * (SLOTS // 2)
    begins = [start + length * n for n in range(SLOTS)]
    return [Stretch(at, at + length, _session(at, half), start.date()) for at in begins]


def _session(at: datetime, half: datetime) -> Session:
    return Session.MORNING if at < half else Session.AFTERNOON


def _programme(
    event: Round, hosts: Sequence[Participant], sellers: Sequence[Participant], random: Random
) -> tuple[list[meetings.Wanted], dict[tuple[int, int], int]]:
    """Every host sees a firm in three slots of four."""
    wanted, slot_of = [], {}
    for turn in range(SLOTS):
        free = random.sample(list(sellers), k=len(sellers))
        for host in hosts:
            if random.random() < 0.25:
                continue
            seller = next((s for s in free if (host.pk, s.pk) not in slot_of), None)
            if seller is not None:
                free.remove(seller)
                wanted.append(meetings.Wanted(host, seller))
                slot_of[host.pk, seller.pk] = turn + 1
    return wanted, slot_of


def _waiting(
    hosts: Sequence[Participant], sellers: Sequence[Participant], taken: Collection[tuple[int, int]], random: Random
) -> list[meetings.Wanted]:
    """Asked for after the agenda was published: they take the places that somebody leaves."""
    loose = [(h, s) for h in hosts for s in sellers if (h.pk, s.pk) not in taken]
    return [meetings.Wanted(h, s) for h, s in random.sample(loose, k=min(WAITING, len(loose)))]


def _by_video(rows: Sequence[Meeting], far: Sequence[Participant]) -> None:
    keys = {host.pk for host in far}
    Participant.objects.filter(pk__in=keys).update(mode=MeetingMode.VIRTUAL)
    for meeting in rows:
        if meeting.first_id in keys:
            meeting.mode, meeting.video_link = MeetingMode.VIRTUAL, f"{ROOM}{meeting.first_id}"
    Meeting.objects.bulk_update(rows, ["mode", "video_link"], batch_size=500)


def _live(
    event: Round,
    agenda: Agenda,
    hosts: Sequence[Participant],
    sellers: Sequence[Participant],
    now: datetime,
    random: Random,
) -> None:
    """Marks of most people before their first meeting, and what became of the meetings that are over."""
    day = event.days.get()
    placed = list(agenda.meetings.select_related("slot", "meeting").order_by("slot__number", "table__number"))
    first: dict[int, datetime] = {}
    for row in placed:
        for key in (row.meeting.first_id, row.meeting.second_id):
            first.setdefault(key, row.slot.starts_at)
    begun = [p for p in sellers if p.pk in first and first[p.pk] <= now - timedelta(minutes=10)]
    away = random.sample(begun, k=min(MISSING + LATE + ABSENT, len(begun)))
    late, absent = away[MISSING : MISSING + LATE], away[MISSING + LATE :]  # of the first ones nothing was said
    marks = [_mark(p, day, MarkKind.LATE, now - timedelta(minutes=50), _quarter(now)) for p in late]
    marks += [_mark(p, day, MarkKind.ABSENT, now - timedelta(minutes=70)) for p in absent]
    for person in (*hosts, *sellers):
        if person.pk in first and person not in away and first[person.pk] <= now + timedelta(minutes=40):
            arrived = first[person.pk] - timedelta(minutes=random.randint(2, 35))
            marks.append(_mark(person, day, MarkKind.ARRIVED, min(arrived, now - timedelta(minutes=1))))
    Mark.objects.bulk_create(marks)
    gone = {p.pk for p in away}
    Happening.objects.bulk_create(
        [_happening(row.meeting, row.slot.starts_at, row.slot.ends_at, now, gone, random) for row in placed
         if row.slot.starts_at <= now and (row.slot.ends_at <= now or not {row.meeting.second_id} & gone)]
    )  # fmt: skip
    running = event.slots.filter(starts_at__lte=now).order_by("-number").first()
    if running is not None:
        broken = event.tables.get(number=TABLES)
        Closure.objects.create(table=broken, since=running, reason="Sin corriente", closed_at=now)
    Pulse.objects.filter(round=event).delete()
    Pulse.objects.create(round=event, number=1, at=now)
    assert agenda.state == AgendaState.PUBLISHED  # noqa: S101


def _mark(person: Participant, day: Day, kind: MarkKind, at: datetime, expected: datetime | None = None) -> Mark:
    return Mark(
        participant=person, day=day, kind=kind, at=at, expected_at=expected, key=f"demo-{person.pk}-{kind}",
        received_at=at, desk="Entrada norte",
    )  # fmt: skip


def _happening(
    meeting: Meeting, starts: datetime, ends: datetime, now: datetime, gone: set[int], random: Random
) -> Happening:
    if meeting.second_id in gone:
        return Happening(meeting=meeting, state=HappeningState.NOT_HELD, missing_id=meeting.second_id, marked_at=ends)
    delay = timedelta(minutes=random.choice((0, 0, 0, 1, 2, 4, 7)))
    state = HappeningState.HELD if ends <= now else HappeningState.RUNNING
    return Happening(meeting=meeting, state=state, started_at=min(starts + delay, now), marked_at=min(ends, now))
