"""Freezing a handover: its package is made, and the day is written into contracts, posts and clients."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors
from ..choices import ContractEventKind, HandoverState
from ..events import CentresChanged
from ..models import Centre, ContractEvent, Handover, HandoverPerson, OperatingContract, Post
from ..queries.handovers import outgoing_posts, withheld_clients
from ..registry import keepers, sections
from ..rules.package import Part, packed, part_of
from .contract import open_contract
from .contract_end import fix_end, take_back_end
from .handover import check_again
from .post import give_post

Check = Callable[[], None]


def freeze(handover: Handover, *, actor: User | None, check: Check = lambda: None) -> Handover:
    """After a killed run it begins again: before the last step nothing is left but a file without an owner, and that
    step is one transaction. Raises ``handover_incomplete``, ``handover_state`` and ``handover_answered``.
    """
    check_again(handover, actor=actor)
    check_complete(handover, actor=actor)
    withheld = withheld_clients(handover)
    parts: list[Part] = []
    for section in sections():
        check()
        parts.append(part_of(section.key, section.rows(handover.centre_id, withheld)))
    content = packed(parts, _facts(handover, len(withheld)))
    digest = sha256(content).hexdigest()
    handover.file.save(f"{digest}.zip", ContentFile(content), save=False)
    with transaction.atomic():
        taken = Handover.objects.filter(pk=handover.pk, state=HandoverState.OPEN).update(
            state=HandoverState.FROZEN, frozen_at=clock.now(), sha256=digest, size=len(content), file=handover.file.name
        )
        if not taken:
            raise DomainError(errors.HANDOVER_STATE)
        if withheld_clients(handover) != withheld:
            raise DomainError(errors.HANDOVER_ANSWERED)
        for part in parts:
            handover.sections.filter(key=part.key).update(rows=part.rows, sha256=part.sha256)
        _write_the_day(handover, withheld, actor)
        record("handover.frozen", handover, actor=actor, context={"sha256": digest, "withheld": len(withheld)})
    handover.refresh_from_db()
    return handover


def check_complete(handover: Handover, *, actor: User | None) -> None:
    open_parts = [section.key for section in handover.sections.all() if section.blocks]
    if open_parts:
        names = {section.key: str(section.label) for section in sections()}
        told = ", ".join(names.get(key, key) for key in open_parts)
        raise DomainError(errors.HANDOVER_INCOMPLETE, parts=told, keys=open_parts)


def cancel(handover: Handover, *, reason: str, actor: User | None) -> Handover:
    """Before the day; what freezing wrote is taken back. Raises ``contract_reason_missing`` and ``handover_state``."""
    if not reason.strip():
        raise DomainError(errors.REASON_MISSING)
    with transaction.atomic():
        current = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
        frozen = current.state == HandoverState.FROZEN
        if not (frozen or current.state == HandoverState.OPEN) or (frozen and current.on <= clock.today()):
            raise DomainError(errors.HANDOVER_STATE)
        if frozen:
            _take_back(current, actor)
        current.state, current.cancelled_at = HandoverState.CANCELLED, clock.now()
        current.cancel_reason = reason.strip()[:300]
        current.save()
        record("handover.cancelled", current, actor=actor)
    return current


def _write_the_day(handover: Handover, withheld: list[int], actor: User | None) -> None:
    contract = OperatingContract.objects.get(pk=handover.contract_id)
    fixed = contract.ends_on is None
    if fixed:
        fix_end(contract, on=handover.on, reason=str(handover.incoming), actor=actor)
    following = open_contract(handover.centre, handover.incoming, starts_on=handover.on, actor=actor)
    ContractEvent.objects.create(
        contract=following, kind=ContractEventKind.START, year=handover.on.year, on=handover.on
    )
    ended = end_outgoing(handover, actor=actor)
    for person in handover.people.select_related("user"):
        _arrive(person, handover, actor)
    if withheld:
        Centre.objects.filter(pk=handover.centre_id).update(withholds=True)
        for keeper in keepers():
            keeper.withhold(handover.centre_id, withheld, handover.on, actor)
    Handover.objects.filter(pk=handover.pk).update(next_contract=following, ended_contract=fixed, posts_ended=ended)
    publish(CentresChanged((handover.centre_id,)))


def _arrive(person: HandoverPerson, handover: Handover, actor: User | None) -> None:
    """Who works there already goes on."""
    here = Post.objects.filter(user=person.user, centre=handover.centre, until=None)
    if not here.exists():
        person.post_id = give_post(person.user, centre=handover.centre, since=handover.on, actor=actor).pk
        person.save(update_fields=["post_id"])


def end_outgoing(handover: Handover, *, actor: User | None) -> list[list[object]]:
    """Posts of the outgoing people end on the day; returns ``[post id, end before]`` of each."""
    ended: list[list[object]] = []
    for post in outgoing_posts(handover).select_related("user", "centre"):
        ended.append([post.pk, post.until.isoformat() if post.until else None])
        post.until = handover.on
        post.save(update_fields=["until"])
        record("post.ended", post.user, actor=actor, context={"place": str(post.centre)})
    return ended


def _take_back(handover: Handover, actor: User | None) -> None:
    if handover.next_contract:
        following, handover.next_contract = handover.next_contract, None
        handover.save(update_fields=["next_contract"])
        following.delete()
    contract = OperatingContract.objects.get(pk=handover.contract_id)
    if handover.ended_contract:
        take_back_end(contract, actor=actor)
    for pk, until in handover.posts_ended:
        Post.objects.filter(pk=pk).update(until=date.fromisoformat(until) if until else None)
    Post.objects.filter(pk__in=[p for p in handover.people.values_list("post_id", flat=True) if p]).delete()
    handover.people.update(post_id=None)
    for keeper in keepers():
        keeper.release(handover.centre_id, withheld_clients(handover), actor)
    publish(CentresChanged((handover.centre_id,)))


def _facts(handover: Handover, withheld: int) -> dict[str, object]:
    return {
        "centre": handover.centre.name,
        "outgoing": handover.contract.operator.name,
        "incoming": handover.incoming.name,
        "on": handover.on,
        "withheld_clients": withheld,
    }
