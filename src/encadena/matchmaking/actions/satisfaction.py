"""An opinion about a round, which nobody can lead back to a participant."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..errors import OutcomeError
from ..models import Participant, SatisfactionAnswer, SatisfactionGiven
from ..rules.satisfaction import checked_opinion

LONGEST = 1000


def give_opinion(participant: Participant, *, values: Mapping[str, Any], actor: User | None) -> None:
    """Once per participant, from the first day on. There is no audit row: it would tell who said what.

    Raises ``OutcomeError``: ``opinion_incomplete``, ``opinion_given``, ``too_early``.
    """
    marks = checked_opinion(values)
    first = participant.round.days.order_by("on").values_list("on", flat=True).first()
    if first is None or first > clock.today():
        raise OutcomeError("too_early", on=first)
    with transaction.atomic():
        _row, new = SatisfactionGiven.objects.get_or_create(participant=participant)
        if not new:
            raise OutcomeError("opinion_given")
        comment = str(values.get("comment", "")).strip()[:LONGEST]
        SatisfactionAnswer.objects.create(round=participant.round, comment=comment, **marks)
