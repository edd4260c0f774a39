"""Actions of a plan: agreed, marked done with evidence, closed by somebody else who looked again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.errors import DOCUMENT_NOT_OF_FIRM
from encadena.firms.models import Document
from encadena.firms.rules.values import email_of, text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import ActionState, Responsible
from ..errors import (
    ACTION_DATE_PAST,
    ACTION_DONE_IN_FUTURE,
    ACTION_OWN_CLOSE,
    ACTION_PERSON_MISSING,
    ACTION_REASON_MISSING,
    ACTION_STATE_CHANGED,
    ACTION_TEXT_MISSING,
    ACTION_WITHOUT_EVIDENCE,
    GAP_OVER,
)
from ..models import Gap, PlanAction


@dataclass(frozen=True)
class Task:
    """What is agreed. ``adviser`` goes with responsible ``adviser``; ``person`` and ``email`` with ``other``."""

    what: str
    responsible: str
    due_on: date
    adviser: User | None = None
    person: str = ""
    email: str = ""
    instrument: str = ""


def add_action(gap: Gap, *, task: Task, actor: User | None) -> PlanAction:
    """Raises ``action_date_past``, ``action_text_missing``, ``action_person_missing``, ``gap_over``."""
    if task.due_on < clock.today():
        raise DomainError(ACTION_DATE_PAST, on=task.due_on)
    fields = _checked(task)
    with transaction.atomic():
        current = Gap.objects.select_for_update().get(pk=gap.pk)
        if current.over:
            raise DomainError(GAP_OVER)
        action = PlanAction.objects.create(gap=current, client_id=current.client_id, firm_id=current.firm_id, **fields)
        _tell("gap.action_added", action, actor, {"what": [None, action.what]})
    return action


def edit_action(action: PlanAction, *, task: Task, actor: User | None) -> PlanAction:
    """While it is to do; a date that stays may have passed, a new one may not. The log keeps what it was.

    Raises what ``add_action`` raises, and ``action_state_changed``.
    """
    fields = _checked(task)
    with transaction.atomic():
        current = _locked(action, ActionState.TO_DO)
        if task.due_on != current.due_on and task.due_on < clock.today():
            raise DomainError(ACTION_DATE_PAST, on=task.due_on)
        changed = {name: value for name, value in fields.items() if getattr(current, name) != value}
        if changed:
            pairs = {name: [_plain(getattr(current, name)), _plain(value)] for name, value in changed.items()}
            _save(current, **changed)
            _tell("gap.action_edited", current, actor, pairs)
    return current


def mark_done(
    action: PlanAction, *, on: date, evidence: Document | None, actor: User, without_evidence: str = ""
) -> PlanAction:
    """With a paper of the firm, or the reason why there is none.

    Raises ``action_without_evidence``, ``document_not_of_firm``, ``action_done_in_future``, ``action_state_changed``.
    """
    reason = text_of(without_evidence, 300)
    if on > clock.today():
        raise DomainError(ACTION_DONE_IN_FUTURE, on=on)
    if evidence is None and not reason:
        raise DomainError(ACTION_WITHOUT_EVIDENCE)
    with transaction.atomic():
        current = _locked(action, ActionState.TO_DO)
        if evidence is not None and (evidence.firm_id != current.firm_id or evidence.withdrawn_at):
            raise DomainError(DOCUMENT_NOT_OF_FIRM)
        _save(current, state=ActionState.DONE, done_on=on, done_by=actor, evidence=evidence,
              without_evidence="" if evidence else reason)  # fmt: skip
        _tell("gap.action_done", current, actor, {"evidence": [None, str(evidence or reason)]})
    return current


def close_action(action: PlanAction, *, actor: User, note: str = "") -> PlanAction:
    """The second look: never by the person who marked it done; without evidence it says why that is enough.

    Raises ``action_own_close``, ``action_reason_missing``, ``action_state_changed``.
    """
    note = text_of(note, 300)
    with transaction.atomic():
        current = _locked(action, ActionState.DONE)
        if current.done_by_id == actor.pk:
            raise DomainError(ACTION_OWN_CLOSE)
        if current.evidence_id is None and not note:
            raise DomainError(ACTION_REASON_MISSING)
        _save(current, state=ActionState.CLOSED, closed_at=clock.now(), closed_by=actor, note=note)
        _tell("gap.action_closed", current, actor, {"note": [None, note or None]})
    return current


def send_back(action: PlanAction, *, reason: str, actor: User) -> PlanAction:
    """A correction: done or closed becomes to do again; what was stated stays in the log.

    Raises ``action_reason_missing``, ``action_state_changed``.
    """
    if not (reason := text_of(reason, 300)):
        raise DomainError(ACTION_REASON_MISSING)
    with transaction.atomic():
        current = _locked(action, ActionState.DONE, ActionState.CLOSED, ActionState.CANCELLED)
        before: dict[str, list[object]] = {
            "state": [current.state, ActionState.TO_DO.value],
            "done_on": [_plain(current.done_on), None],
            "evidence": [str(current.evidence or current.without_evidence) or None, None],
        }
        _save(current, state=ActionState.TO_DO, done_on=None, done_by=None, evidence=None, without_evidence="",
              closed_at=None, closed_by=None, note="")  # fmt: skip
        _tell("gap.action_back", current, actor, before, reason=reason)
    return current


def cancel_action(action: PlanAction, *, reason: str, actor: User) -> PlanAction:
    """No longer needed, with the reason; ``send_back`` undoes it."""
    if not (reason := text_of(reason, 300)):
        raise DomainError(ACTION_REASON_MISSING)
    with transaction.atomic():
        current = _locked(action, ActionState.TO_DO)
        _save(current, state=ActionState.CANCELLED, note=reason)
        _tell("gap.action_cancelled", current, actor, {}, reason=reason)
    return current


def _checked(task: Task) -> dict[str, object]:
    what, kind = text_of(task.what, 300), Responsible(task.responsible)
    if not what:
        raise DomainError(ACTION_TEXT_MISSING)
    person = text_of(task.person, 120) if kind != Responsible.ADVISER else ""
    if (kind == Responsible.OTHER and not person) or (kind == Responsible.ADVISER and task.adviser is None):
        raise DomainError(ACTION_PERSON_MISSING)
    return {
        "what": what,
        "responsible": kind,
        "due_on": task.due_on,
        "adviser": task.adviser if kind == Responsible.ADVISER else None,
        "person": person,
        "email": email_of(task.email) if kind != Responsible.ADVISER else "",
        "instrument": text_of(task.instrument, 200),
    }


def _locked(action: PlanAction, *states: ActionState) -> PlanAction:
    current = PlanAction.objects.select_for_update(of=("self",)).select_related("gap", "evidence").get(pk=action.pk)
    if current.state not in states:
        raise DomainError(ACTION_STATE_CHANGED, state=current.state)
    return current


def _save(action: PlanAction, **fields: object) -> None:
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))


def _tell(verb: str, action: PlanAction, actor: User | None, changes: dict[str, list[object]], **context: str) -> None:
    """In the story of the gap, with the action's own words."""
    told = {f"action.{name}": pair for name, pair in changes.items()}
    record(verb, action.gap, actor=actor, changes=told, context={"action": action.what, "id": action.pk, **context})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, User) else value or None
