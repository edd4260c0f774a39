"""Actions of plans: list, read, correct, do, look at again."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from encadena.accounts.models import User
from encadena.firms.queries.document import choosable
from encadena.kernel import clock
from encadena.kernel.api import Id, Page, cut

from ..actions import plan_action as actions
from ..choices import ActionStep
from ..models import PlanAction
from ..queries.plan import actions_visible_to, advisers_responsible_for
from ..queries.program_list import OF_ACTION, actions_after, due_mark
from .access import asker, chosen, found, shared, workable
from .plan_sent import ActionSaid, ActionWalk, StepIn
from .plan_shapes import ActionOut

router = Router()
AGREED = ("what", "responsible", "due_on", "person", "email", "instrument")


@router.get("", response=Page[ActionOut], url_name="plan_actions", summary=_("Acciones, las que vencen antes primero"))
def plan_actions(request: HttpRequest, walk: Query[ActionWalk]) -> Page[ActionOut]:
    rows = actions_after(asker(request), walk.where, walk.duty, walk.after, walk.limit, state=walk.state)
    shown, following = cut(rows, walk.limit, due_mark)
    return Page[ActionOut](items=[ActionOut.of(row) for row in shown], next=following)


@router.get("/{int:pk}", response=ActionOut, url_name="plan_action", summary=_("Una acción"))
def plan_action(request: HttpRequest, pk: Path[Id]) -> ActionOut:
    return ActionOut.of(_readable(asker(request), pk))


@router.patch("/{int:pk}", response=ActionOut, url_name="plan_action_edit", summary=_("Corregir una acción pendiente"))
def plan_action_edit(request: HttpRequest, pk: Path[Id], sent: ActionSaid) -> ActionOut:
    """Only what is sent changes."""
    user = asker(request)
    kept = _readable(user, pk)
    workable(user, kept.client)
    said: dict[str, Any] = {name: getattr(kept, name) for name in AGREED}
    said |= sent.model_dump(exclude={"adviser"}, exclude_none=True)
    adviser = chosen(advisers_responsible_for(kept.client), sent.adviser, "adviser") or kept.adviser
    actions.edit_action(kept, task=actions.Task(adviser=adviser, **said), actor=user)
    return ActionOut.of(_readable(user, pk))


@router.post("/{int:pk}/steps", response=ActionOut, url_name="plan_action_step", summary=_("Dar un paso en una acción"))
def plan_action_step(request: HttpRequest, pk: Path[Id], sent: StepIn) -> ActionOut:
    """Done by one person, closed by another one who looked again."""
    user = asker(request)
    kept = _readable(user, pk)
    (workable if sent.step == ActionStep.CANCEL else shared)(user, kept.client)
    _STEPS[sent.step](kept, sent, user)
    return ActionOut.of(_readable(user, pk))


def _readable(user: User, pk: int) -> PlanAction:
    return found(actions_visible_to(user).select_related("client", "firm", *OF_ACTION), pk)


def _done(action: PlanAction, sent: StepIn, user: User) -> PlanAction:
    paper = chosen(choosable(user, action.firm), sent.evidence, "evidence")
    on = sent.on or clock.today()
    return actions.mark_done(action, on=on, evidence=paper, without_evidence=sent.note, actor=user)


_STEPS: Mapping[ActionStep, Callable[[PlanAction, StepIn, User], PlanAction]] = {
    ActionStep.DONE: _done,
    ActionStep.CLOSE: lambda one, sent, user: actions.close_action(one, note=sent.note, actor=user),
    ActionStep.SEND_BACK: lambda one, sent, user: actions.send_back(one, reason=sent.note, actor=user),
    ActionStep.CANCEL: lambda one, sent, user: actions.cancel_action(one, reason=sent.note, actor=user),
}
