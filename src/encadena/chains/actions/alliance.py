"""Alliances: two or more different parties, counted once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm
from encadena.firms.rules.values import text_of
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.text import fold
from encadena.network.models import Centre, Institution

from ..choices import AllianceKind, AllianceState
from ..errors import (
    ALLIANCE_ENDS_BEFORE_START,
    ALLIANCE_NAME_MISSING,
    ALLIANCE_PARTIES,
    ALLIANCE_SELF,
    ALLIANCE_WITHOUT_EVIDENCE,
    ALLIANCE_WITHOUT_START,
    EDITED_MEANWHILE,
)
from ..models import Alliance, AllianceParty, AnchorBuyer, LinkageProject
from ..rules.editing import differing
from ..rules.parties import identities, is_twice

SIGNED = {AllianceState.IN_FORCE, AllianceState.ENDED}


@dataclass(frozen=True)
class Parties:
    firms: Sequence[Firm] = ()
    institutions: Sequence[Institution] = ()
    anchors: Sequence[AnchorBuyer] = ()

    def check(self) -> None:
        """Raises ``chain_alliance_self`` for one that is named twice, ``chain_alliance_parties`` for fewer than two."""
        told = identities(self.firms, self.institutions, self.anchors)
        if is_twice(told):
            raise DomainError(ALLIANCE_SELF)
        if len(told) < 2:
            raise DomainError(ALLIANCE_PARTIES, count=len(told))

    @property
    def names(self) -> str:
        return " · ".join(sorted(str(party) for party in (*self.firms, *self.institutions, *self.anchors)))


def save_alliance(
    alliance: Alliance | None,
    *,
    centre: Centre,
    project: LinkageProject | None,
    data: Mapping[str, Any],
    parties: Parties,
    expected_version: int | None = None,
    actor: User | None,
) -> Alliance:
    """New (None) or edited: name, kind, scope, evidence, starts_on, ends_on, state.

    Raises ``chain_alliance_name_missing``, ``chain_alliance_self``, ``chain_alliance_parties``,
    ``chain_alliance_ends_before_start``; ``chain_alliance_without_start`` and ``chain_alliance_without_evidence`` for
    one that was signed; ``Conflict('chain_edited_meanwhile', fields={field: [now, typed]}, version=…)`` when somebody
    edited it since ``expected_version``.
    """
    parties.check()
    with transaction.atomic():
        row = Alliance.objects.select_for_update(of=("self",)).get(pk=alliance.pk) if alliance else Alliance()
        before = {} if alliance is None else {**_told(row), "parties": _names(row)}
        row.centre, row.project, row.created_by = centre, project, row.created_by if alliance else actor
        _write(row, data)
        if alliance and expected_version not in {None, row.version}:
            typed = {**_told(row), "parties": parties.names}
            raise Conflict(EDITED_MEANWHILE, fields=differing(before, typed), version=row.version)
        row.version += bool(alliance)
        row.save()
        AllianceParty.objects.filter(alliance=row).delete()
        AllianceParty.objects.bulk_create(
            [
                *(AllianceParty(alliance=row, firm=firm) for firm in parties.firms),
                *(AllianceParty(alliance=row, institution=place) for place in parties.institutions),
                *(AllianceParty(alliance=row, anchor=anchor) for anchor in parties.anchors),
            ]
        )
        after = {**_told(row), "parties": parties.names}
        changes = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
        record("alliance.edited" if alliance else "alliance.created", row, actor=actor, changes=changes)
    return row


def _write(row: Alliance, data: Mapping[str, Any]) -> None:
    row.name = text_of(data.get("name", ""), 160)
    row.scope, row.evidence = text_of(data.get("scope", ""), 600), text_of(data.get("evidence", ""), 200)
    row.kind, row.state = AllianceKind(data["kind"]), AllianceState(data["state"])
    row.starts_on, row.ends_on = data.get("starts_on"), data.get("ends_on")
    if not fold(row.name):
        raise DomainError(ALLIANCE_NAME_MISSING)
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise DomainError(ALLIANCE_ENDS_BEFORE_START, start=row.starts_on, end=row.ends_on)
    if row.state in SIGNED and not row.starts_on:
        raise DomainError(ALLIANCE_WITHOUT_START)
    if row.state in SIGNED and not row.evidence:
        raise DomainError(ALLIANCE_WITHOUT_EVIDENCE)


def _names(alliance: Alliance) -> str:
    rows = alliance.parties.select_related("firm", "institution", "anchor")
    return " · ".join(sorted(str(party) for party in rows))


def _told(alliance: Alliance) -> dict[str, Any]:
    names = ("name", "kind", "scope", "evidence", "state", "starts_on", "ends_on")
    shown = {name: getattr(alliance, name) for name in names}
    told = {name: value.isoformat() if isinstance(value, date) else str(value or "") for name, value in shown.items()}
    return {**told, "project": str(alliance.project or "")}
