"""Rounds that are over, and what was said of their meetings."""

from datetime import timedelta
from typing import Any

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.outcomes import report_outcome
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Meeting, Outcome, Participant, Round
from encadena.matchmaking.rules.outcomes import Answer
from tests.factories import a_firm

from .makers import MORNING, a_buyer, a_round, an_agenda, everybody_meets


def a_past_round(firms: list[Firm] | None = None, *, days_ago: int = 10, buyers: int = 2, **fields: Any) -> Round:
    """Published and over; every buyer met every firm (two by default)."""
    round = a_round(**fields)
    day = clock.today() - timedelta(days=days_ago)
    rounds.lay_out_slots(round, days=[day], shape=MORNING, actor=None)
    rounds.set_tables(round, count=3, actor=None)
    people = [a_firm(), a_firm()] if firms is None else firms
    participants.add_participants(round, buyers=[a_buyer() for _ in range(buyers)], firms=people, actor=None)
    everybody_meets(round)
    agenda = an_agenda(round)
    agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    round.refresh_from_db()
    return round


def sides_of(meeting: Meeting) -> tuple[Participant, Participant]:
    """The buyer and the firm."""
    return meeting.first, meeting.second


def say(meeting: Meeting, participant: Participant, stage: Stage = Stage.CONTACT, **answer: Any) -> Outcome:
    return report_outcome(meeting, participant=participant, answer=Answer(stage=stage, **answer), actor=None)
