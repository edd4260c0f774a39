"""Receipts: a person opened a piece of material, and says that it was read."""

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import MaterialState
from ..errors import MATERIAL_NOT_PUBLISHED, MATERIAL_NOT_READ
from ..models import Material, MaterialReading


def open_material(material: Material, *, actor: User) -> MaterialReading:
    """The first time it is opened counts; again changes nothing. Raises ``material_not_published`` for a draft."""
    found = MaterialReading.objects.filter(material=material, user=actor).first()
    if found:
        return found
    if material.state == MaterialState.DRAFT:
        raise DomainError(MATERIAL_NOT_PUBLISHED)
    try:
        with transaction.atomic():
            reading = MaterialReading.objects.create(material=material, user=actor)
            record("material.opened", reading, actor=actor)
    except IntegrityError:  # two windows at once
        return MaterialReading.objects.get(material=material, user=actor)
    return reading


def confirm_reading(material: Material, *, actor: User, useful: bool | None = None, note: str = "") -> MaterialReading:
    """“I have read it”; again it keeps the first moment and takes the new answer."""
    reading = open_material(material, actor=actor)
    with transaction.atomic():
        current = MaterialReading.objects.select_for_update().get(pk=reading.pk)
        current.confirmed_at = current.confirmed_at or clock.now()
        current.useful, current.note = useful, note.strip()[:300]
        current.save(update_fields=["confirmed_at", "useful", "note"])
        record("material.read", current, actor=actor)
    return current


def take_back_reading(material: Material, *, actor: User) -> MaterialReading:
    """Undo of a confirmation; that it was opened stays. Raises ``material_not_read``."""
    with transaction.atomic():
        rows = MaterialReading.objects.select_for_update().filter(material=material, user=actor)
        current = rows.filter(confirmed_at__isnull=False).first()
        if current is None:
            raise DomainError(MATERIAL_NOT_READ)
        current.confirmed_at, current.useful, current.note = None, None, ""
        current.save(update_fields=["confirmed_at", "useful", "note"])
        record("material.unread", current, actor=actor)
    return current
