"""Gaps: named, told from several sides, moved over the board, closed by a second look."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import DetectedBy, GapState, Severity
from ..errors import (
    GAP_MOVED_MEANWHILE,
    GAP_NAME_MISSING,
    GAP_OVER,
    GAP_OWN_REVIEW,
    GAP_TITLE_MISSING,
    GAP_WITHOUT_PLAN,
    GAP_WORDS_OF_FIRM,
)
from ..models import Gap, PlanAction
from ..models.gap import OVER
from ..queries.plan import open_plan
from ..rules.gap import check_move, check_own_words

LIMITS = {"title": 200, "prevents": 300, "firm_says": 600, "adviser_says": 600, "evidence_says": 600}


@dataclass(frozen=True)
class FromDiagnosis:
    """The item that a gap comes from."""

    questionnaire: str = ""
    version: int | None = None
    item: str = ""
    diagnosis_id: int | None = None


def add_gap(
    client: Client,
    *,
    title: str,
    detected_by: str,
    actor: User | None,
    detected_name: str = "",
    prevents: str = "",
    firm_says: str = "",
    adviser_says: str = "",
    evidence_says: str = "",
    severity: int = Severity.MEDIUM,
    origin: FromDiagnosis | None = None,
) -> Gap:
    """A gap that the firm named keeps the firm's words: without a longer statement, its title.

    The firm's own account names gaps as the firm. Raises ``gap_title_missing``, ``gap_words_of_others``,
    ``gap_name_missing`` (a buyer is named).
    """
    texts = _texts(title=title, prevents=prevents, firm_says=firm_says, adviser_says=adviser_says,
                   evidence_says=evidence_says)  # fmt: skip
    by, name = DetectedBy(detected_by), text_of(detected_name, 120)
    if by == DetectedBy.BUYER and not name:
        raise DomainError(GAP_NAME_MISSING)
    if _is_firm(actor):
        others = {"adviser_says": adviser_says, "evidence_says": evidence_says, "detected_by": by != DetectedBy.FIRM}
        check_own_words([name for name, said in others.items() if said])
    if by == DetectedBy.FIRM:
        texts["firm_says"] = texts["firm_says"] or texts["title"]
    origin = origin or FromDiagnosis()
    with transaction.atomic():
        gap = Gap.objects.create(
            client=client, firm_id=client.firm_id, detected_by=by, detected_name=name, severity=Severity(severity),
            questionnaire=origin.questionnaire[:40], questionnaire_version=origin.version, item=origin.item[:40],
            diagnosis_id=origin.diagnosis_id, created_by=actor, **texts,
        )  # fmt: skip
        record("gap.added", gap, actor=actor, changes={"title": [None, gap.title]})
    return gap


def edit_gap(gap: Gap, *, data: dict[str, Any], actor: User | None) -> Gap:
    """``data`` holds any of title, prevents, the three statements and severity.

    What the firm itself said is changed by the firm's own account only, and this account changes nothing else.
    Raises ``gap_words_of_firm``, ``gap_words_of_others``, ``gap_over``.
    """
    texts = _texts(**{name: str(data[name]) for name in LIMITS if name in data})
    new: dict[str, object] = {**texts, **({"severity": Severity(data["severity"])} if "severity" in data else {})}
    with transaction.atomic():
        current = Gap.objects.select_for_update().get(pk=gap.pk)
        if current.over:
            raise DomainError(GAP_OVER)
        changed = {name: value for name, value in new.items() if getattr(current, name) != value}
        own = current.detected_by == DetectedBy.FIRM and current.firm_says
        if _is_firm(actor):
            check_own_words(list(changed))
        elif own and "firm_says" in changed:
            raise DomainError(GAP_WORDS_OF_FIRM)
        if changed:
            pairs = {name: [getattr(current, name) or None, value or None] for name, value in changed.items()}
            for name, value in changed.items():
                setattr(current, name, value)
            current.save(update_fields=list(changed))
            record("gap.edited", current, actor=actor, changes=pairs)
    return current


def move_gap(gap: Gap, *, before: str, after: str, actor: User | None, reason: str = "") -> Gap:
    """``before`` is what the person saw: if somebody else moved it meanwhile, nothing moves.

    Raises ``gap_moved_meanwhile``, ``gap_without_plan``, ``gap_own_review`` and what ``rules.gap.check_move`` raises.
    """
    reason = text_of(reason, 300)
    with transaction.atomic():
        current = Gap.objects.select_for_update().select_related("client").get(pk=gap.pk)
        if current.state != before:
            raise DomainError(GAP_MOVED_MEANWHILE, state=current.state)
        states = PlanAction.objects.filter(gap=current).values_list("state", flat=True)
        check_move(before, after, reason=reason, actions=list(states))
        if after == GapState.CLOSED and (actor is None or current.to_review_by_id == actor.pk):
            raise DomainError(GAP_OWN_REVIEW)
        _place(current, after)
        current.to_review_by = actor if after == GapState.TO_REVIEW else current.to_review_by
        current.state, current.state_since, current.state_reason = GapState(after), clock.today(), reason
        current.save(update_fields=["state", "state_since", "state_reason", "plan", "to_review_by"])
        context = {"reason": reason} if reason else {}
        record("gap.moved", current, actor=actor, changes={"state": [before, str(after)]}, context=context)
    return current


def _is_firm(actor: User | None) -> bool:
    return actor is not None and actor.role == Role.FIRM


def _place(gap: Gap, after: str) -> None:
    """Into the plan that is open now, or out of it; what is over stays where it was."""
    if after == GapState.OPEN:
        gap.plan = None
    elif after not in OVER:
        gap.plan = open_plan(gap.client)
        if gap.plan is None:
            raise DomainError(GAP_WITHOUT_PLAN)


def _texts(**texts: str) -> dict[str, str]:
    clean = {name: text_of(text, LIMITS[name]) for name, text in texts.items()}
    if "title" in clean and not clean["title"]:
        raise DomainError(GAP_TITLE_MISSING)
    return clean
