"""Centres and the communes they cover."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.models import Commune
from encadena.kernel import events
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import CentreKind
from ..events import CentresChanged
from ..models import Centre

FIELDS = ("name", "kind", "parent", "region", "commune", "source", "closed_on")


def create_centre(*, slug: str, name: str, actor: User | None, covers: Iterable[Commune] = (), **fields: Any) -> Centre:
    """Add a centre or satellite. Raises ``slug_taken`` or ``satellite_needs_parent``."""
    _check(fields.get("kind", CentreKind.GENERAL), fields.get("parent"))
    if Centre.objects.filter(slug=slug).exists():
        raise DomainError(errors.SLUG_TAKEN, slug=slug)
    with transaction.atomic():
        centre = Centre.objects.create(slug=slug, name=name, **fields)
        centre.covered_communes.set(covers)
        record("centre.created", centre, actor=actor)
        events.publish(CentresChanged((centre.pk,)))
    return centre


def update_centre(
    centre: Centre, *, actor: User | None, covers: Iterable[Commune] | None = None, **fields: Any
) -> Centre:
    changes = {k: [str(getattr(centre, k) or ""), str(v or "")] for k, v in fields.items() if getattr(centre, k) != v}
    _check(fields.get("kind", centre.kind), fields.get("parent", centre.parent))
    with transaction.atomic():
        for name, value in fields.items():
            setattr(centre, name, value)
        if changes:
            centre.save(update_fields=list(fields))
        if covers is not None:
            before = sorted(centre.covered_communes.values_list("name", flat=True))
            centre.covered_communes.set(covers)
            after = sorted(centre.covered_communes.values_list("name", flat=True))
            if before != after:
                changes["covered_communes"] = [", ".join(before), ", ".join(after)]
        if changes:
            record("centre.updated", centre, actor=actor, changes=changes)
            events.publish(CentresChanged((centre.pk,)))
    return centre


def _check(kind: str, parent: Centre | None) -> None:
    if (kind == CentreKind.SATELLITE) != (parent is not None):
        raise DomainError(errors.SATELLITE_NEEDS_PARENT)
