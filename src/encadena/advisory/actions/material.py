"""Expert material: written, published, replaced by a newer edition, retired."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.document import check_document
from encadena.firms.rules.photo import Readable
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish
from encadena.kernel.text import fold

from .. import errors
from ..choices import MaterialState
from ..events import MaterialsChanged
from ..models import Material
from ..queries.material_reach import Origin, centres_reached
from ..rules.material import check_link, missing_in

WRITTEN = (
    "title", "subject", "author", "summary", "kind", "body", "url", "for_advisers", "for_heads", "for_coordinators",
    "read_by",
)  # fmt: skip
COPIED = (*WRITTEN, "origin", "institution", "region", "file", "file_name", "size", "sha256")


def write_material(
    origin: Origin, *, data: Mapping[str, Any], actor: User | None, upload: Readable | None = None, file_name: str = ""
) -> Material:
    """A draft of one side. Raises ``material_link_wrong``, ``material_without_readers``, ``material_centre_out`` and
    what ``check_document`` raises about the file.
    """
    material = Material(
        origin=origin.kind, institution_id=origin.institution, region_id=origin.region, written_by=actor
    )
    _fill(material, data, upload, file_name)
    with transaction.atomic():
        material.save()
        _set_centres(material, data)
        return _told("material.written", material, actor)


def edit_material(
    material: Material,
    *,
    data: Mapping[str, Any],
    version: int,
    actor: User | None,
    upload: Readable | None = None,
    file_name: str = "",
) -> Material:
    """A correction: nobody is asked to read again. Raises ``Conflict``, and ``material_incomplete`` once published."""
    with transaction.atomic():
        current = _locked(material)
        if current.version != version:
            raise Conflict(errors.MATERIAL_CHANGED)
        _fill(current, data, upload, file_name)
        if current.state != MaterialState.DRAFT:
            _check_complete(current)
        current.version += 1
        current.save()
        _set_centres(current, data)
        return _told("material.edited", current, actor)


def publish_material(material: Material, *, actor: User | None) -> Material:
    """Raises ``material_not_draft``, ``material_incomplete``. The edition before it leaves the list."""
    with transaction.atomic():
        current = _locked(material)
        if current.state != MaterialState.DRAFT:
            raise DomainError(errors.MATERIAL_NOT_DRAFT)
        _check_complete(current)
        current.state, current.published_on = MaterialState.PUBLISHED, clock.today()
        current.save(update_fields=["state", "published_on"])
        if current.replaces_id:
            Material.objects.filter(pk=current.replaces_id).update(state=MaterialState.REPLACED)
            publish(MaterialsChanged((current.replaces_id,)))
        return _told("material.published", current, actor)


def retire_material(material: Material, *, reason: str, actor: User | None) -> Material:
    """Raises ``material_reason_missing``, ``material_not_published``."""
    if not reason.strip():
        raise DomainError(errors.MATERIAL_REASON_MISSING)
    with transaction.atomic():
        current = _locked(material)
        if current.state != MaterialState.PUBLISHED:
            raise DomainError(errors.MATERIAL_NOT_PUBLISHED)
        current.state, current.retired_on = MaterialState.RETIRED, clock.today()
        current.retired_reason = reason.strip()[:300]
        current.save(update_fields=["state", "retired_on", "retired_reason"])
        return _told("material.retired", current, actor, reason=current.retired_reason)


def bring_back_material(material: Material, *, actor: User | None) -> Material:
    """Undo of retiring; the receipts are still there. Raises ``material_not_retired``."""
    with transaction.atomic():
        current = _locked(material)
        if current.state != MaterialState.RETIRED:
            raise DomainError(errors.MATERIAL_NOT_RETIRED)
        current.state, current.retired_on, current.retired_reason = MaterialState.PUBLISHED, None, ""
        current.save(update_fields=["state", "retired_on", "retired_reason"])
        return _told("material.back", current, actor)


def new_edition(material: Material, *, actor: User | None) -> Material:
    """A draft with the same content. Raises ``material_not_published``, ``material_has_edition``."""
    with transaction.atomic():
        current = _locked(material)
        if current.state != MaterialState.PUBLISHED:
            raise DomainError(errors.MATERIAL_NOT_PUBLISHED)
        if Material.objects.filter(replaces=current).exists():
            raise DomainError(errors.MATERIAL_HAS_EDITION)
        draft = Material(edition=current.edition + 1, replaces=current, written_by=actor, folded=current.folded)
        for name in COPIED:
            setattr(draft, name, getattr(current, name))
        draft.read_by = None
        draft.save()
        draft.centres.set(current.centres.all())
        return _told("material.edition", draft, actor)


def _locked(material: Material) -> Material:
    return Material.objects.select_for_update().get(pk=material.pk)


def _told(verb: str, material: Material, actor: User | None, **context: object) -> Material:
    record(verb, material, actor=actor, context=context)
    publish(MaterialsChanged((material.pk,)))
    return material


def _fill(material: Material, data: Mapping[str, Any], upload: Readable | None, file_name: str) -> None:
    for name in WRITTEN:
        if name in data:
            setattr(material, name, data[name])
    material.title = " ".join(material.title.split())
    if material.url:
        material.url = check_link(material.url)
    if not (material.for_advisers or material.for_heads or material.for_coordinators):
        raise DomainError(errors.MATERIAL_WITHOUT_READERS)
    if upload is not None:
        extension, content = check_document(upload)
        material.file_name, material.size = file_name[:200], len(content)
        material.sha256 = hashlib.sha256(content).hexdigest()
        material.file.save(f"{secrets.token_hex(16)}.{extension}", ContentFile(content), save=False)
    material.folded = fold(f"{material.title} {material.author} {material.summary} {material.body[:5000]}")


def _set_centres(material: Material, data: Mapping[str, Any]) -> None:
    if "centres" not in data:
        return
    chosen = {centre.pk for centre in data["centres"]}
    reached = centres_reached(material.origin, institution=material.institution_id, region=material.region_id)
    if reached.filter(pk__in=chosen).count() != len(chosen):
        raise DomainError(errors.MATERIAL_CENTRE_OUT)
    material.centres.set(chosen)


def _check_complete(material: Material) -> None:
    names = ("title", "subject", "kind", "body", "url", "file")
    missing = missing_in({name: getattr(material, name) for name in names})
    if missing:
        words = [str(Material._meta.get_field(name).verbose_name) for name in missing]  # type: ignore[union-attr]
        raise DomainError(errors.MATERIAL_INCOMPLETE, missing=", ".join(words))
