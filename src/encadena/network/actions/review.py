"""Judging a contract: opened, evaluated, observed, decided."""

from datetime import date

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors
from ..choices import ContractEventKind, Decision, Recommendation, ReviewKind
from ..events import CentresChanged
from ..models import ContractEvent, ContractReview, OperatingContract
from ..rules import Span, check_running, check_span
from .contract_end import fix_end

LONGEST_TERM = 20


def open_review(
    contract: OperatingContract,
    *,
    kind: str,
    actor: User | None,
    contract_year: int | None = None,
    due_on: date | None = None,
) -> ContractReview:
    """Raises ``contract_over`` and ``review_open``."""
    check_running(contract.ends_on, today=clock.today())
    try:
        with transaction.atomic():
            review = ContractReview.objects.create(
                contract=contract, kind=ReviewKind(kind), contract_year=contract_year, due_on=due_on
            )
            record("contract.review_opened", contract, actor=actor, context={"kind": kind})
    except IntegrityError as error:
        raise DomainError(errors.REVIEW_OPEN) from error
    return review


def evaluate(review: ContractReview, *, evaluation: str, recommendation: str, actor: User | None) -> ContractReview:
    """May be written again until the decision. Raises ``review_decided``."""
    values = {
        "evaluation": evaluation.strip(),
        "recommendation": Recommendation(recommendation),
        "evaluated_on": clock.today(),
        "evaluated_by": actor,
    }
    with transaction.atomic():
        _change_open(review, values)
        record("contract.evaluated", review.contract, actor=actor, context={"recommendation": recommendation})
    return review


def decide(
    review: ContractReview,
    *,
    decision: str,
    on: date,
    actor: User | None,
    reason: str = "",
    term_years: int | None = None,
    agreed_until: date | None = None,
    ends_on: date | None = None,
) -> ContractReview:
    """By the agency, once: of two people who decide at a time the second is told. A decision to stop says why, and so
    does one to go on against the recommendation. Raises ``review_not_evaluated``, ``contract_reason_missing``,
    ``review_needs_term``, ``review_needs_end``, ``review_decided``, ``contract_over``.
    """
    contract, chosen, why = review.contract, Decision(decision), reason.strip()
    check_running(contract.ends_on, today=clock.today())
    _check_decision(review, chosen, why, on, term_years, ends_on)
    with transaction.atomic():
        _change_open(review, {"decision": chosen, "reason": why, "decided_on": on, "decided_by": actor})
        if chosen == Decision.STOPS and ends_on:
            review.event = fix_end(contract, on=ends_on, reason=why, actor=actor)
        elif review.kind == ReviewKind.RENEWAL:
            review.event = _renew(contract, on, term_years, agreed_until)
        else:
            review.event = ContractEvent.objects.create(
                contract=contract,
                kind=ContractEventKind.CONTINUATION,
                year=on.year,
                on=on,
                contract_year=review.contract_year,
            )
        review.save(update_fields=["event"])
        record("contract.decided", contract, actor=actor, context={"kind": review.kind, "decision": decision})
        publish(CentresChanged((contract.centre_id,)))
    return review


def _check_decision(
    review: ContractReview, chosen: Decision, why: str, on: date, term_years: int | None, ends_on: date | None
) -> None:
    if not review.recommendation:
        raise DomainError(errors.REVIEW_NOT_EVALUATED)
    stops = chosen == Decision.STOPS
    if not why and (stops or (review.recommendation == Recommendation.STOP)):
        raise DomainError(errors.REASON_MISSING)
    if stops and (ends_on is None or ends_on < on):
        raise DomainError(errors.REVIEW_NEEDS_END)
    if not stops and review.kind == ReviewKind.RENEWAL and not 1 <= (term_years or 0) <= LONGEST_TERM:
        raise DomainError(errors.REVIEW_NEEDS_TERM)


def _renew(contract: OperatingContract, on: date, term_years: int | None, agreed_until: date | None) -> ContractEvent:
    """A term that was known goes on from where it ends; one that nobody knew stays unknown unless it is stated."""
    until = agreed_until or _later(contract.agreed_until, term_years or 0)
    check_span(Span(contract.starts_on, until))
    contract.agreed_until = until
    contract.save(update_fields=["agreed_until"])
    return ContractEvent.objects.create(
        contract=contract, kind=ContractEventKind.RENEWAL, year=on.year, on=on, term_years=term_years
    )


def _later(day: date | None, years: int) -> date | None:
    """29 February becomes the 28th."""
    if day is None:
        return None
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _change_open(review: ContractReview, values: dict[str, object]) -> None:
    changed = ContractReview.objects.filter(pk=review.pk, decided_on=None).update(**values)
    review.refresh_from_db()
    if not changed:
        raise DomainError(errors.REVIEW_DECIDED, on=review.decided_on)
