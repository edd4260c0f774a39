"""Whether a session may stand in the log: what it says, against its clients, its area and the adviser's day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import Stage
from ..models import Area, Client, Session
from ..registry import Link, links_for
from ..rules.session import check_day, check_overlap, check_whole, reasons_against, shown_time, signed_by, total
from .session_day import booked_on
from .session_state import works_in

ENDED = frozenset({Stage.INACTIVE, Stage.GRADUATED})


@dataclass(frozen=True)
class Draft:
    """A session about to be kept; ``current`` is what it was, when it is a correction."""

    clients: Sequence[Client]
    values: Mapping[str, Any]
    area: object
    linked: str
    adviser: User
    actor: User | None
    current: Session | None = None

    def stated(self) -> dict[str, object]:
        """As ``session_state.state_of`` tells a session that is kept."""
        starts_at = self.values["starts_at"]
        return {
            **self.values,
            "starts_at": shown_time(starts_at) if starts_at else None,
            "area": self.area.code if isinstance(self.area, Area) else str(self.area or ""),
            "adviser": self.adviser.pk,
            "clients": ", ".join(map(str, sorted(client.pk for client in self.clients))),
            "linked": self.linked,
        }


def admit(draft: Draft) -> dict[str, Any]:
    """Field → value for the row. Raises what is wrong with the clients, the area, the link, the hours or the advice."""
    values, on = dict(draft.values), draft.values["on"]
    _check_clients(draft)
    area = _area(draft.area, on, draft.current)
    link = _link(draft)
    check_whole(values)
    others = booked_on(draft.adviser, on, except_for=draft.current.pk if draft.current else None)
    check_overlap(others, values["starts_at"], values["contact_minutes"])
    check_day(others, on, total(values))
    counts = not reasons_against(
        values, signed=all(signed_by(client.agreement_signed_on, on) for client in draft.clients)
    )
    if counts and not values["advice"]:
        raise DomainError(errors.ADVICE_MISSING)
    linked = {"linked_kind": link.kind, "linked_id": link.pk, "linked_label": link.label[:200]} if link else _UNLINKED
    centre = draft.current.centre if draft.current else draft.clients[0].centre
    return {**values, **linked, "area": area, "centre": centre, "counts": counts}


_UNLINKED: Mapping[str, object] = {"linked_kind": "", "linked_id": None, "linked_label": ""}


def _check_clients(draft: Draft) -> None:
    """Those who sat there before a correction are not asked again where they belong: they may have moved since."""
    ids = [client.pk for client in draft.clients]
    if not ids:
        raise DomainError(errors.SESSION_WITHOUT_CLIENT)
    if len(set(ids)) < len(ids):
        twice = next(client for client in draft.clients if ids.count(client.pk) > 1)
        raise DomainError(errors.SESSION_CLIENT_TWICE, client=str(twice))
    was = set(draft.current.attended.values_list("client", flat=True)) if draft.current else set()
    centre = draft.current.centre_id if draft.current else draft.clients[0].centre_id
    new = [client for client in draft.clients if client.pk not in was]
    if any(client.centre_id != centre for client in new):
        raise DomainError(errors.SESSION_OF_TWO_CENTRES)
    if new and not works_in(draft.adviser, new[0].centre, draft.values["on"]):
        raise DomainError(errors.SESSION_CLIENT_OF_OTHER_CENTRE, client=str(new[0]), adviser=str(draft.adviser))
    for client in draft.clients:
        check_client(client, draft.values["on"])


def check_client(client: Client, on: date) -> None:
    """Attended on that day. Raises ``session_before_client`` or ``session_client_not_active``."""
    if on < client.arrived_on:
        raise DomainError(errors.SESSION_BEFORE_CLIENT, client=str(client), on=on, arrived=client.arrived_on)
    ended = client.ended_on or client.stage_since
    if client.stage in ENDED and on >= ended:
        raise DomainError(errors.SESSION_CLIENT_NOT_ACTIVE, client=str(client), ended=ended)


def _area(chosen: object, on: date, current: Session | None) -> Area:
    """In force on that day, or the one that it had. Raises ``session_area_missing``, ``session_area_out_of_force``."""
    area = (
        chosen if isinstance(chosen, Area) else Area.objects.filter(code=str(chosen or "").replace("\x00", "")).first()
    )
    if area is None:
        raise DomainError(errors.SESSION_AREA_MISSING)
    kept = current is not None and current.area_id == area.pk and current.on == on
    if not kept and not in_force(area, on):
        raise DomainError(errors.SESSION_AREA_OUT_OF_FORCE, area=str(area), on=on)
    return area


def in_force(area: Area, on: date) -> bool:
    return area.since <= on and (area.until is None or area.until > on)


def _link(draft: Draft) -> Link | None:
    """The project, if all clients are in it; one that it had already stays, over or not."""
    if not draft.linked:
        return None
    current = draft.current
    if current and draft.linked == f"{current.linked_kind}:{current.linked_id}":
        return Link(current.linked_kind, current.linked_id or 0, current.linked_label)
    offered = links_for(draft.actor, [client.firm_id for client in draft.clients])
    found = next((link for link in offered if link.value == draft.linked), None)
    if found is None:
        raise DomainError(errors.SESSION_LINK_UNKNOWN)
    return found
