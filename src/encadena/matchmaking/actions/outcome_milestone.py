"""An order handed on as a milestone of the firm. Verifying it is somebody else's business, in ``advisory``."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.actions.milestone import report_milestone
from encadena.advisory.choices import MilestoneKind
from encadena.advisory.models import Client, Milestone
from encadena.audit import actions as audit
from encadena.firms.models import Document

from ..choices import Stage
from ..errors import OutcomeError
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

    Raises ``OutcomeError`` (``no_order``, ``milestone_twice``, ``client_of_another``), and as ``report_milestone``.
    """
    if outcome.stage != Stage.ORDER or not outcome.latest:
        raise OutcomeError("no_order")
    with transaction.atomic():
        meeting = (
            Meeting.objects.select_for_update(of=("self",)).select_related("second", "round").get(pk=outcome.meeting_id)
        )
        if client.firm_id != meeting.second.firm_id:
            raise OutcomeError("client_of_another")
        if OutcomeMilestone.objects.filter(meeting=meeting).exists():
            raise OutcomeError("milestone_twice")
        milestone = report_milestone(
            client, data={**data, "kind": MilestoneKind.CONTRACT}, documents=documents, actor=actor
        )
        OutcomeMilestone.objects.create(meeting=meeting, outcome=outcome, milestone=milestone)
        context = {"firm": str(client.firm), "meeting": meeting.pk}
        audit.record("outcome.milestone_proposed", meeting.round, actor=actor, context=context)
    return milestone
