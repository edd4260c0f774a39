"""An order of a mission handed on as a milestone. Verifying it is somebody else's business, in ``advisory``."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.actions.milestone import report_milestone
from encadena.advisory.choices import MilestoneKind
from encadena.advisory.models import Client, Milestone
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.matchmaking.choices import Stage

from ..errors import MissionError
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

    Raises ``MissionError`` (``no_order``, ``milestone_twice``, ``client_of_another``), and as ``report_milestone``.
    """
    if debrief.stage != Stage.ORDER or debrief.replaced_at:
        raise MissionError("no_order")
    with transaction.atomic():
        rows = Application.objects.select_for_update(of=("self",)).select_related("mission")
        application = rows.get(pk=debrief.application_id)
        if client.firm_id != application.firm_id:
            raise MissionError("client_of_another")
        if DebriefMilestone.objects.filter(application=application).exists():
            raise MissionError("milestone_twice")
        facts = {**data, "kind": MilestoneKind.CONTRACT}
        milestone = report_milestone(client, data=facts, documents=documents, actor=actor)
        DebriefMilestone.objects.create(application=application, debrief=debrief, milestone=milestone)
        record("mission.milestone_proposed", application.mission, actor=actor, context={"firm": str(client.firm)})
    return milestone
