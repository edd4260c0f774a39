"""How many slots each meeting takes."""

from collections.abc import Collection

from ..models import Meeting, Round
from .agenda_rules import agenda_rules_of


def length_of(meeting: Meeting) -> int:
    """What it says itself, else what the round's rules say."""
    return meeting.length or agenda_rules_of(meeting.round).length


def lengths_of(round: Round, meetings: Collection[int] | None = None) -> dict[int, int]:
    """By meeting of the round, cancelled ones too."""
    usual = agenda_rules_of(round).length
    rows = round.meetings.order_by() if meetings is None else round.meetings.filter(pk__in=meetings).order_by()
    return {pk: length or usual for pk, length in rows.values_list("pk", "length")}
