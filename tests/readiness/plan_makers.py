"""Plans, gaps and actions for tests, through the actions; what a test is about it names."""

from datetime import timedelta
from typing import Any

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.readiness.actions.gap import add_gap, move_gap
from encadena.readiness.actions.plan import open_plan
from encadena.readiness.actions.plan_action import Task, add_action
from encadena.readiness.models import Gap, PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast


def anas_client(cast: Cast) -> Client:
    return Client.objects.filter(firm=cast.firm, centre=cast.centre).first() or a_client(
        cast.centre, cast.adviser, cast.firm
    )


def a_gap(cast: Cast, actor: User | None = None, **fields: Any) -> Gap:
    fields = {"title": "Sin lista de precios en inglés", "detected_by": "adviser", **fields}
    return add_gap(anas_client(cast), actor=actor or cast.adviser, **fields)


def a_gap_at_work(cast: Cast, **fields: Any) -> Gap:
    """In the open plan, being worked on."""
    gap = a_gap(cast, **fields)
    if not gap.client.plans.filter(closed_on=None).exists():
        open_plan(gap.client, goal="Exportar a Perú", actor=cast.adviser)
    move_gap(gap, before="open", after="in_plan", actor=cast.adviser)
    return move_gap(gap, before="in_plan", after="working", actor=cast.adviser)


def a_task(days: int = 10, **fields: Any) -> Task:
    fields = {"what": "Traducir la lista", "responsible": "firm", **fields}
    return Task(due_on=clock.today() + timedelta(days=days), **fields)


def an_action(gap: Gap, actor: User | None = None, days: int = 10, **fields: Any) -> PlanAction:
    return add_action(gap, task=a_task(days, **fields), actor=actor)


def an_evidence(firm: Firm) -> Document:
    return Document.objects.create(firm=firm, title="Lista en inglés", size=1, sha256="x")
