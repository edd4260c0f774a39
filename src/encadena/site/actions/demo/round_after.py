"""The two editions before: told by both sides, asked again later, in several currencies, some of it unknown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings, participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.editions import join_series
from encadena.matchmaking.actions.rates import state_rates
from encadena.matchmaking.choices import (
    Again,
    AnsweredBy,
    HappeningState,
    MeetingOrigin,
    Missing,
    Qualifier,
    Return,
    RoundState,
    Stage,
    Term,
)
from encadena.matchmaking.models import (
    Buyer,
    Happening,
    Meeting,
    Outcome,
    OutcomeMail,
    Participant,
    Round,
    SatisfactionAnswer,
    SatisfactionGiven,
    Series,
)
from encadena.matchmaking.rules.rates import Rate
from encadena.matchmaking.rules.slots import DayShape


@dataclass(frozen=True)
class Edition:
    """``elsewhere`` firms come from other regions; ``rates`` are invented pesos per unit on its day."""

    name: str
    days_ago: int
    elsewhere: int
    rates: Mapping[str, Decimal]


# A year apart, so that whatever the day one of them lies in the last full year, which reports are about.
EDITIONS = (
    Edition("3.ª edición", 118 + 364, 24, {"USD": Decimal("968.50"), "EUR": Decimal("1121.40")}),
    Edition("4.ª edición", 118, 0, {"USD": Decimal("945.30"), "EUR": Decimal("1082.10")}),
)
COMING = "5.ª edición"
BUYERS, FIRMS, PER_BUYER = 16, 48, 8
CURRENCIES = {"CL": "CLP", "DE": "EUR", "ES": "EUR"}
ELSEWHERE = "USD"
SOURCE = "Banco Central (valor inventado para la demostración)"
AGAIN = {Term.THREE: 95, Term.SIX: 186, Term.TWELVE: 370}
"""Days after the round on which who answers a term does so."""
STAGES = [Stage.NO_INTEREST, Stage.CONTACT, Stage.SAMPLE, Stage.QUOTATION, Stage.ORDER]
FIRST, LATER = (18, 44, 16, 18, 4), (16, 30, 14, 24, 16)
STEPS = ("Enviar lista de precios", "Mandar muestras", "Visita a la planta", "Revisar contrato", "Cotizar despacho")
COMMENTS = (
    "Más tiempo entre reuniones",
    "Conocer antes qué busca cada comprador",
    "Más compradores de alimentos",
    "",
    "",
    "",
)


def make_past_editions(event: Round, *, seed: int, today: date, actor: User | None) -> list[Round]:
    """``event`` is the edition that comes; those made here, oldest first, share its series and some of its people."""
    series = event.series or Series.objects.create(name=event.name, organiser=event.organiser)
    past = [_past(event, one, series, seed=seed, today=today, actor=actor) for one in EDITIONS]
    if event.series_id is None:
        join_series(event, series=series, edition=COMING, actor=actor)
    return past


def _past(event: Round, edition: Edition, series: Series, *, seed: int, today: date, actor: User | None) -> Round:
    random = Random(seed + edition.days_ago)
    day = today - timedelta(days=edition.days_ago)
    past = _held(event, day, edition.elsewhere, random, actor)
    join_series(past, series=series, edition=edition.name, actor=actor)
    rows = list(past.meetings.select_related("first__buyer", "second__firm"))
    _marks(past, rows, random, actor)
    _words(past, rows, today, random)
    _opinions(past, random)
    rates: dict[str, Rate | None] = {code: Rate(pesos, day, SOURCE) for code, pesos in edition.rates.items()}
    state_rates(past, rates=rates, actor=actor)
    return past


def _held(event: Round, day: date, elsewhere: int, random: Random, actor: User | None) -> Round:
    data = {
        "name": event.name,
        "organiser": event.organiser,
        "commune": event.commune,
        "region": event.region,
        "place": event.place,
        "languages": event.languages,
        "invented": True,
    }
    past = rounds.create_round(data=data, actor=actor)
    rounds.lay_out_slots(past, days=[day], shape=DayShape(time(9), time(14), 20), actor=actor)
    rounds.set_tables(past, count=BUYERS, actor=actor)
    guests = list(Buyer.objects.filter(participations__round=event).order_by("pk")[:BUYERS])
    people = participants.add_participants(past, firms=_firms(elsewhere), buyers=guests, actor=actor)
    hosts, sellers = people[: len(guests)], people[len(guests) :]
    pairs = [(host, seller) for host in hosts for seller in random.sample(sellers, k=min(PER_BUYER, len(sellers)))]
    wanted = [meetings.Wanted(first=a, second=b) for a, b in pairs]
    rows = meetings.set_meetings(past, wanted=wanted, origin=MeetingOrigin.CHOSEN, actor=actor)
    agenda = agendas.save_agenda(past, slot_of=_slots(rows), actor=actor)
    agendas.publish(agenda, expected_version=agenda.version, reason="Agenda de la demostración", actor=actor)
    rounds.change_state(past, state=RoundState.CLOSED, actor=actor)
    past.refresh_from_db()
    return past


def _firms(elsewhere: int) -> list[Firm]:
    there = Firm.objects.filter(merged_into=None).order_by("pk")
    own = list(there.filter(region="08")[: FIRMS - elsewhere])
    return own + list(there.exclude(region="08")[:elsewhere])


def _slots(rows: Sequence[Meeting]) -> dict[int, int]:
    """The first slot in which both are free."""
    busy: dict[int, set[int]] = defaultdict(set)
    found: dict[int, int] = {}
    for meeting in rows:
        slot = next(n for n in range(1, 100) if n not in busy[meeting.first_id] | busy[meeting.second_id])
        if slot <= 15:
            busy[meeting.first_id].add(slot)
            busy[meeting.second_id].add(slot)
            found[meeting.pk] = slot
    return found


def _marks(past: Round, rows: Sequence[Meeting], random: Random, actor: User | None) -> None:
    """What the desk marked at the tables: not all, and one in eight was not held."""
    marks = []
    for meeting in rows:
        if random.random() < 0.06:
            continue
        held = random.random() > 0.12
        missing = None if held else meeting.second
        state = HappeningState.HELD if held else HappeningState.NOT_HELD
        marks.append(Happening(meeting=meeting, state=state, missing=missing, marked_by=actor))
    Happening.objects.bulk_create(marks, batch_size=500)


def _words(past: Round, rows: Sequence[Meeting], today: date, random: Random) -> None:
    """Two of three firms and half of the buyers told; half of those again at each later term that has come."""
    gone = set(
        Happening.objects.filter(meeting__in=rows, state=HappeningState.NOT_HELD).values_list("meeting", flat=True)
    )
    last = past.days.latest("on").on
    terms = [term for term, days in AGAIN.items() if last + timedelta(days=days) <= today]
    told: list[Outcome] = []
    for meeting in rows:
        truth = random.choices(range(len(STAGES)), FIRST)[0]
        for person, chance in ((meeting.first, 0.55), (meeting.second, 0.68)):
            if random.random() > chance:
                continue
            if meeting.pk in gone:
                told.append(_absent(meeting, person, last))
                continue
            seen = min(max(truth + random.choice((0, 0, 0, 0, -1, 1)), 0), len(STAGES) - 1)
            told += _said(meeting, person, seen, last, terms, random)
    Outcome.objects.bulk_create(told, batch_size=500)
    asked = [OutcomeMail(participant=p, term=t) for p in past.participants.all() for t in (Term.EVENT, *terms)]
    OutcomeMail.objects.bulk_create(asked, batch_size=500)


def _said(
    meeting: Meeting, person: Participant, seen: int, last: date, terms: Sequence[Term], random: Random
) -> list[Outcome]:
    """By one side, term by term; what was of no interest stays so."""
    found = [_row(meeting, person, STAGES[seen], Term.EVENT, last + timedelta(days=1), random)]
    for term in terms:
        if random.random() < 0.5:
            found[-1].latest = False
            seen = max(seen, random.choices(range(len(STAGES)), LATER)[0]) if seen else 0
            found.append(_row(meeting, person, STAGES[seen], term, last + timedelta(days=AGAIN[term]), random))
    return found


def _absent(meeting: Meeting, person: Participant, last: date) -> Outcome:
    missing = Missing.OWN if person.pk == meeting.second_id else Missing.OTHER
    return _outcome(meeting, person, Stage.NOT_HELD, Term.EVENT, last + timedelta(days=1), missing=missing)


def _row(meeting: Meeting, person: Participant, stage: Stage, term: Term, on: date, random: Random) -> Outcome:
    """One of three says no amount; a fifth of the amounts are only lower limits."""
    told = stage >= Stage.SAMPLE and random.random() < 0.66
    currency = CURRENCIES.get(meeting.first.buyer.country, ELSEWHERE) if meeting.first.buyer else "CLP"
    size = Decimal(random.randrange(2, 60)) * (450_000 if currency == "CLP" else 500)
    fields: dict[str, object] = {"currency": currency if told else ""}
    if told:
        fields["expected"] = size
        fields["expected_is"] = Qualifier.MORE_THAN if random.random() < 0.2 else Qualifier.EXACT
        fields["committed"] = size / 2 if stage >= Stage.QUOTATION and random.random() < 0.5 else None
        fields["closed"] = size / 4 if stage == Stage.ORDER else None
    if stage >= Stage.CONTACT:
        fields["again"] = random.choices(["", Again.MET, Again.AGREED, Again.NO], (30, 24, 26, 20))[0]
        fields["next_step"] = random.choice(STEPS) if random.random() < 0.6 else ""
    return _outcome(meeting, person, stage, term, on, **fields)


def _outcome(meeting: Meeting, person: Participant, stage: Stage, term: Term, on: date, **fields: object) -> Outcome:
    at = datetime.combine(on, time(11), tzinfo=meeting.round.zone)
    by = AnsweredBy.LINK if person.buyer_id else AnsweredBy.ACCOUNT
    return Outcome(
        round=meeting.round, meeting=meeting, participant=person, stage=stage, term=term, reported_on=on,
        created_at=at, answered_by=by, **fields,
    )  # fmt: skip


def _opinions(past: Round, random: Random) -> None:
    people = [p for p in past.participants.all() if random.random() < 0.45]
    SatisfactionGiven.objects.bulk_create([SatisfactionGiven(participant=p) for p in people])
    marks = [3, 4, 4, 5, 5]
    SatisfactionAnswer.objects.bulk_create(
        [
            SatisfactionAnswer(
                round=past, organised=random.choice(marks), matched=random.choice([2, 3, *marks]),
                useful=random.choice(marks), again=random.choices(Return.values, (70, 22, 8))[0],
                comment=random.choice(COMMENTS),
            )
            for _ in people
        ]
    )  # fmt: skip
