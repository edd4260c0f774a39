"""Who arrives without having registered: in the round, in the hall, and at a table with one press."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import MarkKind, MeetingOrigin, ParticipantStatus, RepairState
from ..errors import DayError
from ..models import Agenda, Participant, Repair, Round
from ..queries.free_places import Place, free_places
from ..queries.standing import standing_of
from .buyers import create_buyer
from .meetings import Wanted, add_meeting
from .participants import add_participants, set_status
from .presence import mark
from .repair import apply_repair


def welcome(
    round: Round, *, firm: Firm | None = None, buyer: Mapping[str, Any] | None = None, actor: User | None
) -> Participant:
    """A firm of the register, or a buyer told in three fields, takes part from now on and is here.

    Whoever was in the round already is only marked; who had withdrawn comes back.
    """
    with transaction.atomic():
        person = round.participants.filter(firm=firm).first() if firm else None
        if person is None:
            guests = [create_buyer(data=buyer, actor=actor)] if buyer else []
            rows = add_participants(round, firms=[firm] if firm else [], buyers=guests, actor=actor)
            person = rows[0]
        if person.status == ParticipantStatus.WITHDRAWN:
            set_status(person, status=ParticipantStatus.APPROVED, actor=actor)
        mark(person, kind=MarkKind.ARRIVED, actor=actor)
    return person


def seat(person: Participant, *, other: Participant, actor: User | None) -> Agenda:
    """Give two who are free together the first place, as the next version of the agenda; both are told.

    Raises ``walk_in_without_place`` when there is none any more.
    """
    standing = standing_of(person.round, clock.now())
    place = next((p for p in free_places(standing, person).places if p.other.pk == other.pk), None)
    if place is None or standing.programme is None:
        raise DayError("walk_in_without_place", first=person.name, second=other.name)
    with transaction.atomic():
        meeting = add_meeting(person.round, wanted=Wanted(person, other), origin=MeetingOrigin.WALK_IN, actor=actor)
        pair = [meeting.first, meeting.second]
        repair = Repair.objects.create(
            round=person.round,
            base_id=standing.programme.agenda_id,
            state=RepairState.READY,
            asked={"walk_in": person.pk},
            changes=[_added(meeting.pk, pair, place, person)],
            created_by=actor,
        )
        return apply_repair(repair, actor=actor)


def _added(meeting: int, pair: list[Participant], place: Place, person: Participant) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "kind": "added",
        "people": [p.pk for p in pair],
        "names": [p.name for p in pair],
        "from_slot": None,
        "to_slot": place.hour.number,
        "from_at": None,
        "to_at": int(place.hour.starts_at.timestamp()),
        "from_table": None,
        "to_table": place.desk.name if place.desk else None,
        "to_desk": place.desk.pk if place.desk else None,
        "code": "walk_in",
        "params": {"names": [person.name]},
    }
