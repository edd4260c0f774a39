"""Buyers and the people who act for them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit import actions as audit

from ..errors import RoundError
from ..models import Buyer, BuyerDelegate
from .hours import apply_hours

FIELDS = ("name", "country", "kind", "languages", "time_zone", "firm", "looks_for", "contact", "invented")


def create_buyer(*, data: Mapping[str, Any], actor: User | None) -> Buyer:
    with transaction.atomic():
        buyer = Buyer.objects.create(**{f: data[f] for f in FIELDS if f in data})
        audit.record("buyer.created", buyer, actor=actor)
    return buyer


def update_buyer(buyer: Buyer, *, data: Mapping[str, Any], actor: User | None) -> Buyer:
    with transaction.atomic():
        changes = {}
        for field in FIELDS:
            if field in data and (before := getattr(buyer, field)) != data[field]:
                changes[field] = [_plain(before), _plain(data[field])]
                setattr(buyer, field, data[field])
        if changes:
            buyer.save(update_fields=[*changes])
            if "time_zone" in changes:
                _apply_clock(buyer, actor)
            audit.record("buyer.updated", buyer, actor=actor, changes=changes)
    return buyer


def remove_unused(buyers: Iterable[Buyer], *, actor: User | None) -> int:
    """Take out buyers who are in no round, look for nothing and are represented by nobody."""
    unused = {"participations__isnull": True, "needs__isnull": True, "delegates__isnull": True}
    with transaction.atomic():
        rows = list(Buyer.objects.filter(pk__in=[b.pk for b in buyers], **unused))
        audit.record_many([audit.entry_of("buyer.removed", b, actor=actor) for b in rows], actor=actor)
        Buyer.objects.filter(pk__in=[b.pk for b in rows]).delete()
    return len(rows)


def add_delegate(buyer: Buyer, *, user: User, actor: User | None) -> BuyerDelegate:
    """Let ``user`` act for the buyer. Only an account of that role may: it sees no more than the buyer does."""
    if user.role != Role.BUYER:
        raise RoundError("delegate_needs_a_buyer_account", name=str(user))
    with transaction.atomic():
        delegate, created = BuyerDelegate.objects.get_or_create(buyer=buyer, user=user)
        if created:
            audit.record("buyer.delegate_added", buyer, actor=actor, context={"user": str(user)})
    return delegate


def _apply_clock(buyer: Buyer, actor: User | None) -> None:
    """Who said when it works does so by its own clock, unless it named another one for the round."""
    people = buyer.participations.filter(works_from__isnull=False, time_zone="").select_related("round", "buyer")
    apply_hours(people, actor=actor)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | list | None) else str(value)


def admit(user: User, *, place: str, actor: User | None) -> BuyerDelegate:
    """Put a new account at its buyer (``buyer:12``), as an invitation says."""
    _, _, identity = place.partition(":")
    buyer = Buyer.objects.filter(pk=identity).first() if identity.isdigit() else None
    if buyer is None:
        raise RoundError("buyer_gone")
    return add_delegate(buyer, user=user, actor=actor)
