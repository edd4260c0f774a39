"""What this room puts into the package of a centre that passes to another operator."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from encadena.firms.queries.package import firm_rows
from encadena.network.registry import HeldClient

from ..choices import MilestoneState
from ..models import Client, Milestone, Session, SessionClient
from ..models.client import ACTIVE
from ..models.session import STANDING

Rows = Iterator[Mapping[str, Any]]
CHUNK = 1000


def held_clients(centre_id: int) -> Iterator[HeldClient]:
    """Every client of the centre; an agreement that was signed covers that the centre goes on with another operator."""
    rows = Client.objects.filter(centre=centre_id).select_related("firm").order_by("sort_name", "pk")
    for client in rows.iterator(chunk_size=CHUNK):
        signed = client.agreement_signed_on is not None
        yield HeldClient(client.pk, client.firm_id, str(client.firm), signed)


def firm_part(centre_id: int, withheld: Collection[int]) -> Rows:
    """Firms that the centre attends, without those of withheld clients."""
    firms = Client.objects.filter(pk__in=withheld).values_list("firm_id", flat=True)
    return firm_rows(centre_id, list(firms))


def client_rows(centre_id: int, withheld: Collection[int]) -> Rows:
    rows = Client.objects.filter(centre=centre_id).exclude(pk__in=withheld).order_by("pk")
    yield from rows.values(
        "id", "firm_id", "firm__rut", "firm__name", "stage", "stage_since", "arrived_on", "origin", "goal",
        "agreement_signed_on", "ended_on", "end_reason", "adviser__full_name",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def clients_missing(centre_id: int) -> dict[str, int]:
    here = Client.objects.filter(centre=centre_id, stage__in=ACTIVE)
    return {"agreement": here.filter(agreement=None).count(), "goal": here.filter(goal="").count()}


def session_rows(centre_id: int, withheld: Collection[int]) -> Rows:
    """One that a withheld client attended stays out, whoever else was there."""
    kept_back = SessionClient.objects.filter(client__in=withheld).values("session")
    rows = Session.objects.filter(STANDING, centre=centre_id).exclude(pk__in=kept_back).order_by("pk")
    attended: dict[int, list[int]] = {}
    seats = SessionClient.objects.filter(session__centre=centre_id).order_by("session_id", "client_id")
    for session, client in seats.values_list("session_id", "client_id").iterator(chunk_size=CHUNK):
        attended.setdefault(session, []).append(client)
    fields = (
        "id", "key", "on", "mode", "area__code", "adviser__full_name", "contact_minutes", "preparation_minutes",
        "travel_minutes", "advice", "counts", "next_action", "next_action_on", "linked_label",
    )  # fmt: skip
    for row in rows.values(*fields).iterator(chunk_size=CHUNK):
        yield {**row, "clients": attended.get(row["id"], [])}


def milestone_rows(centre_id: int, withheld: Collection[int]) -> Rows:
    rows = Milestone.objects.filter(centre=centre_id, replaced_at=None).exclude(client__in=withheld).order_by("pk")
    yield from rows.values(
        "id", "key", "client_id", "kind", "on", "what", "after", "change", "amount", "currency", "country", "state",
        "attribution", "statement",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def milestones_missing(centre_id: int) -> dict[str, int]:
    waiting = Milestone.objects.filter(centre=centre_id, replaced_at=None, state=MilestoneState.REPORTED)
    return {"unverified": waiting.count()}
