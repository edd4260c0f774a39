"""Business rounds of a small network, always the same; what came of each meeting is said beside it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from encadena.firms.models import Firm
from encadena.kernel.clock import CHILE
from encadena.matchmaking.choices import AgendaState, RoundState, Session, Stage
from encadena.matchmaking.models import (
    Agenda,
    AgendaMeeting,
    Buyer,
    ExchangeRate,
    Happening,
    Meeting,
    Outcome,
    Participant,
    Round,
)
from encadena.network.models import Institution
from tests.factories import an_institution

SPRING, NOVEMBER = date(2025, 9, 10), date(2025, 11, 5)


@dataclass
class HeldRound:
    """A round that is over, and how to fill it."""

    round: Round
    people: dict[object, Participant] = field(default_factory=dict)

    def person(self, who: Firm | Buyer) -> Participant:
        kind = "firm" if isinstance(who, Firm) else "buyer"
        if who not in self.people:
            self.people[who] = Participant.objects.create(round=self.round, **{kind: who})
        return self.people[who]

    def meets(
        self, host: Firm | Buyer, guest: Firm | Buyer, *, mark: str = "", placed: bool = True, **said: dict[str, Any]
    ) -> Meeting:
        """``mark`` at the table; ``first`` and ``second`` what host and guest say (fields of an outcome)."""
        sides = {"first": self.person(host), "second": self.person(guest)}
        meeting = Meeting.objects.create(round=self.round, **sides)
        if placed:
            agenda, slot, table = self.round.agendas.get(), self.round.slots.get(), self.round.tables.get()
            AgendaMeeting.objects.create(agenda=agenda, meeting=meeting, slot=slot, table=table)
        if mark:
            Happening.objects.create(meeting=meeting, state=mark)
        for side, words in said.items():
            Outcome.objects.create(round=self.round, meeting=meeting, participant=sides[side], **words)
        return meeting


def a_held_round(
    on: date = SPRING, *, organiser: Institution | None = None, state: str = RoundState.CLOSED, **fields: Any
) -> HeldRound:
    fields = {"name": f"Encuentro {on:%m-%Y}", **fields}
    round = Round.objects.create(organiser=organiser or an_institution(), state=state, **fields)
    begin = datetime.combine(on, time(9), CHILE)
    day = round.days.create(on=on)
    round.slots.create(
        day=day, number=1, starts_at=begin, ends_at=begin + timedelta(minutes=20), session=Session.MORNING
    )
    round.tables.create(number=1)
    Agenda.objects.create(round=round, number=1, state=AgendaState.PUBLISHED)
    return HeldRound(round)


def a_buyer(name: str) -> Buyer:
    return Buyer.objects.create(name=name, country="PE")


def rounds_of_a_year(firms: dict[str, Firm]) -> tuple[HeldRound, HeldRound]:
    """Two rounds count in 2025, with six agreed meetings of five firms (A, B, C, D, left) and two buyers. By the mark
    one of two was held, by the sides two of three. A met a buyer, B and left did not, of C and D nobody knows. A dollar
    was 900 pesos in the first round; nobody said what it was in the second."""
    lima, quito = a_buyer("Lima"), a_buyer("Quito")
    spring, november = a_held_round(SPRING), a_held_round(NOVEMBER, name="Encuentro de noviembre")
    spring.meets(
        lima, firms["A"], mark="held", first={"stage": Stage.CONTACT},
        second={"stage": Stage.ORDER, "closed": Decimal(1000), "currency": "USD"},
    )  # fmt: skip
    spring.meets(quito, firms["A"], first={"stage": Stage.QUOTATION, "expected": Decimal(500), "currency": "CLP"})
    spring.meets(lima, firms["B"], mark="not_held")
    november.meets(lima, firms["D"])
    november.meets(quito, firms["C"])
    november.meets(quito, firms["left"], second={"stage": Stage.NOT_HELD, "missing": "other"})
    spring.meets(quito, firms["B"], placed=False)
    spring.meets(firms["B"], firms["A"], mark="held")
    a_held_round(date(2024, 9, 10)).meets(lima, firms["A"], mark="held")
    a_held_round(SPRING, state=RoundState.DRAFT, name="Borrador").meets(lima, firms["A"])
    ExchangeRate.objects.create(
        round=spring.round, currency="USD", pesos=Decimal(900), on=SPRING, source="Banco Central"
    )
    return spring, november
