"""An order handed on as a milestone of the firm. Verifying it is somebody else's business, in ``advisory``."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.actions.order import report_order
from encadena.advisory.errors import ORDER_GONE
from encadena.advisory.models import Client, Milestone
from encadena.audit import actions as audit
from encadena.firms.models import Document
from encadena.kernel.errors import DomainError

from ..choices import Stage
from ..models import Meeting, Outcome, OutcomeMilestone


def propose_milestone(
    outcome: Outcome,
    *,
    client: Client,
    data: Mapping[str, Any],
    documents: Collection[Document] = (),
    actor: User | None,
) -> Milestone:
    """A contract of the firm, reported for its client. ``data`` holds ``on, what, amount, currency``.

    Raises ``no_order``, and as ``report_order``.
    """
    if outcome.stage != Stage.ORDER or not outcome.latest:
        raise DomainError(ORDER_GONE)
    with transaction.atomic():
        rows = Meeting.objects.select_for_update(of=("self",)).select_related("second", "round")
        meeting = rows.get(pk=outcome.meeting_id)
        made = report_order(
            client, firm_id=meeting.second.firm_id, taken=OutcomeMilestone.objects.filter(meeting=meeting).exists(),
            data=data, documents=documents, actor=actor,
        )  # fmt: skip
        OutcomeMilestone.objects.create(meeting=meeting, outcome=outcome, milestone=made)
        context = {"firm": str(client.firm), "meeting": meeting.pk}
        audit.record("outcome.milestone_proposed", meeting.round, actor=actor, context=context)
    return made
