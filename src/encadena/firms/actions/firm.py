"""Registers firms and edits their profiles."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.models import Commune
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish
from encadena.network.models import Centre

from ..errors import EDIT_CONFLICT, FIRM_GONE, NAME_MISSING, RUT_TAKEN
from ..events import FirmsChanged
from ..models import Firm
from ..queries.history import profile_at, profile_of
from ..rules.firm import clean_profile, difference, kind_for, three_way
from .assignment import open_assignment
from .keys import refresh_keys
from .reach import refresh_reach


def create_firm(
    *, data: Mapping[str, object], centre: Centre | None, actor: User | None, adviser: User | None = None
) -> Firm:
    """Put a firm into the register and, with ``centre``, open its assignment there.

    Only the name is needed; an empty RUT means *without RUT*. ``data`` may hold any of ``rules.firm.FIELDS``, with
    ``commune`` a ``Commune`` or its code. Raises ``rut_taken`` (with ``firm_id``, for the caller to check scope) and
    the errors of each value.
    """
    values = _clean({"rut": None, "name": "", **data})
    with transaction.atomic():
        _check_rut_free(values["rut"], except_for=None)
        firm = Firm(**{**values, "kind": values.get("kind") or kind_for(values["rut"])})
        firm.region_id = firm.commune.region_id if firm.commune else None
        firm.save(force_insert=True)
        record("firm.created", firm, actor=actor, changes=difference({}, _stated(profile_of(firm))))
        refresh_keys([firm.pk], actor=actor)
        if centre:
            open_assignment(firm, centre=centre, adviser=adviser, actor=actor)
        else:
            refresh_reach([firm.pk], actor=actor)
        publish(FirmsChanged((firm.pk,)))
    firm.refresh_from_db(fields=["sort_name"])
    return firm


def update_firm(firm: Firm, *, data: Mapping[str, object], expected_version: int, actor: User | None) -> Firm:
    """Change fields of the profile, if nobody changed it since ``expected_version``.

    Otherwise raises ``Conflict('edit_conflict', fields={field: {base, theirs, mine, take}}, version=…)`` and changes
    nothing; when what was sent is what stands already, there is no conflict. Sending the same again changes nothing.
    """
    values = _clean(data)
    with transaction.atomic():
        current = Firm.objects.select_for_update(of=("self",)).select_related("commune").get(pk=firm.pk)
        if current.merged_into_id:
            raise DomainError(FIRM_GONE, firm_id=current.merged_into_id)
        before = profile_of(current)
        mine = {f: getattr(value, "pk", value) for f, value in values.items()}
        _check_version(current, before, mine, expected_version)
        changes = difference(before, mine)
        if changes:
            _check_rut_free(values.get("rut"), except_for=firm.pk)
            _save(current, values, expected=current.version)
            record("firm.updated", current, actor=actor, changes=changes, context={"version": current.version})
            refresh_keys([current.pk], actor=actor)
            refresh_reach([current.pk], actor=actor)
            publish(FirmsChanged((current.pk,)))
    current.refresh_from_db()
    return current


def archive_firm(firm: Firm, *, actor: User | None) -> Firm:
    """Take a firm out of lists and searches; nothing is deleted and ``restore_firm`` brings it back."""
    return _set_archived(firm, True, actor)


def restore_firm(firm: Firm, *, actor: User | None) -> Firm:
    return _set_archived(firm, False, actor)


def _clean(data: Mapping[str, object]) -> dict[str, Any]:
    values = clean_profile(data, today=clock.today())
    if "name" in values and not values["name"]:
        raise DomainError(NAME_MISSING, value="")
    if "kind" in values and not values["kind"]:
        del values["kind"]
    if isinstance(values.get("commune"), str):
        values["commune"] = Commune.objects.get(pk=values["commune"]) if values["commune"] else None
    return values


def _check_rut_free(rut: str | None, except_for: int | None) -> None:
    holder = Firm.objects.filter(rut=rut).exclude(pk=except_for or 0).first() if rut else None
    if holder:
        raise DomainError(RUT_TAKEN, value=rut, firm_id=holder.merged_into_id or holder.pk)


def _check_version(
    current: Firm, before: Mapping[str, object], mine: Mapping[str, object], expected_version: int
) -> None:
    if current.version == expected_version:
        return
    fields = three_way(profile_at(current, expected_version), before, mine)
    if fields:
        raise Conflict(EDIT_CONFLICT, fields=fields, version=current.version)


def _save(firm: Firm, values: Mapping[str, Any], expected: int) -> None:
    """Compare-and-swap on the version, which holds on databases without row locks too."""
    for field, value in values.items():
        setattr(firm, field, value)
    firm.region_id = firm.commune.region_id if firm.commune else None
    firm.version, firm.updated_at = expected + 1, clock.now()
    stored = {f: getattr(firm, f) for f in (*values, "version", "updated_at")} | {"region_id": firm.region_id}
    if not Firm.objects.filter(pk=firm.pk, version=expected).update(**stored):
        raise Conflict(EDIT_CONFLICT, fields={}, version=expected)


def _set_archived(firm: Firm, archived: bool, actor: User | None) -> Firm:
    with transaction.atomic():
        current = Firm.objects.select_for_update().get(pk=firm.pk)
        if bool(current.archived_at) != archived:
            current.archived_at = clock.now() if archived else None
            current.save(update_fields=["archived_at"])
            refresh_reach([firm.pk], actor=actor)
            record("firm.archived" if archived else "firm.restored", current, actor=actor)
            publish(FirmsChanged((firm.pk,)))
    return current


def _stated(profile: Mapping[str, object]) -> dict[str, object]:
    return {field: value for field, value in profile.items() if value not in (None, "", False)}
