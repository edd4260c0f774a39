"""Needs that are open outside of rounds: opened, closed, matched, answered by firms, taken into a round."""

from collections.abc import Iterable

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import under_way
from encadena.kernel import clock

from ..choices import ProposalState
from ..errors import NeedError
from ..models import Need, Participant, Proposal, Round
from ..planning.proposing import Proposed
from ..queries.market import comes_in
from ..rules.market import refuse_endless
from .participants import add_participants

KIND = "matchmaking.propose"
CHUNK = 200


def open_outside(need: Need, *, actor: User | None) -> None:
    """From now on firms are proposed for it, until its day. Raises what ``refuse_endless`` does."""
    with transaction.atomic():
        current = Need.objects.select_for_update().get(pk=need.pk)
        refuse_endless(current.until, clock.today())
        if current.standing_since is None:
            Need.objects.filter(pk=need.pk).update(standing_since=clock.now())
            audit.record("buyer.need_opened", need.buyer, actor=actor, context={"need": need.title})
    need.refresh_from_db()


def close_outside(need: Need, *, actor: User | None) -> None:
    """Only in rounds again; what firms said stays and comes back with it."""
    with transaction.atomic():
        if Need.objects.filter(pk=need.pk, standing_since__isnull=False).update(standing_since=None):
            audit.record("buyer.need_closed", need.buyer, actor=actor, context={"need": need.title})
    need.refresh_from_db()


def ask_proposals(need: Need, *, actor: User | None) -> Job | None:
    """Look for firms in the background; None while that is under way, which will find what is there now."""
    if under_way(KIND, need):
        return None
    return jobs.enqueue(KIND, args={"need_id": need.pk}, actor=actor, subject=need)


def save_proposals(need: Need, *, found: Iterable[Proposed], actor: User | None) -> int:
    """Keep what was found; what somebody decided stays, what is no longer found and was not decided goes."""
    rows = [
        Proposal(
            need=need, firm_id=p.firm, offering_id=p.offering, score=p.score, for_buyer=p.for_buyer,
            for_firm=p.for_firm, reasons=p.reasons, made_at=clock.now(),
        )
        for p in found
    ]  # fmt: skip
    with transaction.atomic():
        Need.objects.select_for_update().get(pk=need.pk)
        kept = [row.firm_id for row in rows]
        Proposal.objects.filter(need=need, state=ProposalState.OPEN).exclude(firm__in=kept).delete()
        Proposal.objects.bulk_create(
            rows,
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=["need", "firm"],
            update_fields=["offering", "score", "for_buyer", "for_firm", "reasons", "made_at"],
        )
    return len(rows)


def decide(proposal: Proposal, *, state: ProposalState, note: str = "", actor: User | None) -> None:
    """What the firm says. Being interested shows the firm to the buyer, with ``note``; the other two hide it.

    Raises ``NeedError("need_not_open")`` once the buyer does not look for it any more.
    """
    with transaction.atomic():
        row = Proposal.objects.select_for_update(of=("self",)).select_related("need__buyer", "firm").get(pk=proposal.pk)
        if not comes_in(row.need, clock.today()):
            raise NeedError("need_not_open")
        before = row.state
        row.state, row.decided_by, row.decided_at = state, actor, clock.now()
        row.note = note.strip()[:300] if state == ProposalState.INTERESTED else ""
        row.save(update_fields=["state", "note", "decided_by", "decided_at"])
        context = {"firm": str(row.firm), "need": row.need.title}
        changes = {"proposal": [before, state]}
        audit.record("buyer.proposal_decided", row.need.buyer, actor=actor, changes=changes, context=context)
    proposal.refresh_from_db()


def take_into_round(need: Need, *, round: Round, actor: User | None) -> list[Participant]:
    """The buyer and the firms that are interested join the round; who is in it already stays as it is.

    Nothing of the need is copied: the round reads the buyer's needs, so it changes in both places at once.
    """
    interested = need.proposals.filter(state=ProposalState.INTERESTED).select_related("firm")
    there = set(round.participants.filter(firm__isnull=False).values_list("firm_id", flat=True))
    firms = [p.firm for p in interested if p.firm_id not in there]
    buyers = [] if round.participants.filter(buyer=need.buyer).exists() else [need.buyer]
    with transaction.atomic():
        people = add_participants(round, buyers=buyers, firms=firms, actor=actor) if firms or buyers else []
        audit.record("round.need_taken", round, actor=actor, context={"need": need.title, "count": len(people)})
    return people
