"""Two clients of one centre became one: what either was doing about its gaps goes on in one plan."""

from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock

from ..models import Gap, Plan
from ..models.gap import OVER
from ..queries.plan import plan_running


def join_plans(kept_id: int, gone_id: int, *, actor: User | None) -> dict[str, Any]:
    """Both had an open plan: the gaps that are not over go into the kept client's, and the other plan is closed."""
    kept, gone = plan_running(kept_id), plan_running(gone_id)
    if kept is None or gone is None:
        return {}
    with transaction.atomic():
        gaps = list(Gap.objects.filter(plan=gone).exclude(state__in=OVER).values_list("pk", flat=True))
        Gap.objects.filter(pk__in=gaps).update(plan=kept)
        today = clock.today()
        Plan.objects.filter(pk=gone.pk).update(closed_on=today)
        record("plan.joined", gone, actor=actor, changes={"closed_on": [None, today.isoformat()]})
        record("plan.joined", kept, actor=actor, changes={}, context={"gaps": gaps})
    return {"kept": kept.pk, "gone": gone.pk, "gaps": gaps, "on": today.isoformat()}


def part_plans(data: dict[str, Any], *, actor: User | None) -> None:
    """The clients are two again, and the plan has gone back to its own."""
    if not data:
        return
    with transaction.atomic():
        closed = Plan.objects.filter(pk=data["gone"], closed_on=data["on"], closing_note="").first()
        if closed is None or plan_running(closed.client_id):
            return
        Plan.objects.filter(pk=closed.pk).update(closed_on=None)
        Gap.objects.filter(pk__in=data["gaps"], plan=data["kept"], client=closed.client_id).update(plan=closed)
        record("plan.parted", closed, actor=actor, changes={"closed_on": [data["on"], None]})
