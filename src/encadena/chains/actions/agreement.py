"""What the members decided, and how they voted."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import AGREEMENT_TEXT_MISSING, AGREEMENT_VOTES, DATE_IN_FUTURE
from ..models import Agreement, LinkageProject
from ..queries.locking import locked

VOTES = ("votes_for", "votes_against", "abstentions")


def save_agreement(
    project: LinkageProject, *, agreement: Agreement | None, data: Mapping[str, Any], actor: User | None
) -> Agreement:
    """New (None) or corrected: on, text, votes_for, votes_against, abstentions, minutes.

    Votes are counted all or none; raises ``chain_agreement_votes`` otherwise, ``chain_agreement_text_missing``,
    ``chain_date_in_future``, ``chain_over``.
    """
    if not (text := text_of(data.get("text", ""), 600)):
        raise DomainError(AGREEMENT_TEXT_MISSING)
    if data["on"] > clock.today():
        raise DomainError(DATE_IN_FUTURE, on=data["on"])
    votes = [data.get(name) for name in VOTES]
    counted = [vote for vote in votes if vote is not None]
    if counted and (len(counted) < len(votes) or min(counted) < 0 or sum(counted) == 0):
        raise DomainError(AGREEMENT_VOTES)
    with transaction.atomic():
        current = locked(project)
        row = agreement or Agreement(project=current)
        before = row.text if agreement else None
        row.on, row.text, row.minutes = data["on"], text, text_of(data.get("minutes", ""), 200)
        row.votes_for, row.votes_against, row.abstentions = votes
        row.save()
        verb = "chain.agreement_corrected" if agreement else "chain.agreement_added"
        record(verb, current, actor=actor, changes={"agreement": [before, text]})
    return row
