"""Reminders of plan actions: seven days before, and once when the day has passed."""

from collections.abc import Iterator
from datetime import date, timedelta

from encadena.accounts.models import User
from encadena.advisory.actions.alert import note_alerts
from encadena.advisory.models import Alert
from encadena.kernel import clock

from ..models import PlanAction
from ..models.plan_action import TO_DO
from ..queries.reminder import recipient_of

REMINDER = "action"
BEFORE, OVERDUE = 7, -1
FORGOTTEN = timedelta(days=90)
CHUNK = 2000


def note_reminders(*, actor: User | None) -> int:
    return note_alerts(_due(clock.today()), actor=actor)


def _due(today: date) -> Iterator[Alert]:
    """What has been overdue for more than 90 days was told long ago, or predates the reminders."""
    window = (today - FORGOTTEN, today + timedelta(days=BEFORE))
    rows = PlanAction.objects.filter(TO_DO, due_on__range=window)
    rows = rows.select_related("adviser", "firm", "client__adviser").order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        for action in chunk:
            email, language = recipient_of(action)
            if email:
                yield Alert(
                    what=REMINDER,
                    object_id=action.pk,
                    about_on=action.due_on,
                    days=OVERDUE if action.due_on < today else BEFORE,
                    client_id=action.client_id,
                    email=email,
                    language=language,
                )
