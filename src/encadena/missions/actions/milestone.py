"""An order of a mission handed on as a milestone. Verifying it is somebody else's business, in ``advisory``."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.actions.order import report_order
from encadena.advisory.errors import ORDER_GONE
from encadena.advisory.models import Client, Milestone
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage

from ..models import Application, Debrief, DebriefMilestone


def propose_milestone(
    debrief: Debrief,
    *,
    client: Client,
    data: Mapping[str, Any],
    documents: Collection[Document] = (),
    actor: User | None,
) -> Milestone:
    """A contract of the firm, reported for its client. ``data`` holds ``on, what, amount, currency``.

    Raises ``no_order``, and as ``report_order``.
    """
    if debrief.stage != Stage.ORDER or debrief.replaced_at:
        raise DomainError(ORDER_GONE)
    with transaction.atomic():
        rows = Application.objects.select_for_update(of=("self",)).select_related("mission")
        application = rows.get(pk=debrief.application_id)
        taken = DebriefMilestone.objects.filter(application=application).exists()
        made = report_order(
            client, firm_id=application.firm_id, data=data, documents=documents, taken=taken, actor=actor,
        )  # fmt: skip
        DebriefMilestone.objects.create(application=application, debrief=debrief, milestone=made)
        record("mission.milestone_proposed", application.mission, actor=actor, context={"firm": str(client.firm)})
    return made
