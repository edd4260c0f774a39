"""An order that a room above heard of, reported as a milestone. Verifying it is somebody else's business."""

from collections.abc import Collection, Mapping
from typing import Any

from encadena.accounts.models import User
from encadena.firms.models import Document
from encadena.kernel.errors import DomainError

from ..choices import MilestoneKind
from ..errors import ORDER_OF_ANOTHER, ORDER_TWICE
from ..models import Client, Milestone
from .milestone import report_milestone


def report_order(
    client: Client,
    *,
    firm_id: int | None,
    taken: bool,
    data: Mapping[str, Any],
    documents: Collection[Document] = (),
    actor: User | None,
) -> Milestone:
    """A contract of the firm that got the order. ``data`` holds ``on, what, amount, currency``; whether it was
    handed on already (``taken``) is read by the caller, in one transaction with this and under a lock.

    Raises ``client_of_another``, ``milestone_twice``, and as ``report_milestone``.
    """
    if client.firm_id != firm_id:
        raise DomainError(ORDER_OF_ANOTHER)
    if taken:
        raise DomainError(ORDER_TWICE)
    return report_milestone(client, data={**data, "kind": MilestoneKind.CONTRACT}, documents=documents, actor=actor)
