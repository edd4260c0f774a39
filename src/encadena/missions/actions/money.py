"""Payments for a place, and what a firm brought home."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.matchmaking.rules.outcomes import Answer, check_answer

from ..choices import ApplicationState
from ..errors import MissionError
from ..models import Application, Debrief, Payment

DEBRIEF = (
    "contacts", "stage", "expected", "expected_is", "committed", "committed_is", "closed", "closed_is", "currency",
    "lessons",
)  # fmt: skip


def record_payment(application: Application, *, data: Mapping[str, Any], actor: User | None) -> Payment:
    """``data`` holds ``paid_by, amount, on, note``. Raises ``payment_not_positive``, ``payment_in_future``."""
    if not data.get("amount") or data["amount"] <= 0:
        raise MissionError("payment_not_positive")
    if data["on"] > clock.today():
        raise MissionError("payment_in_future")
    with transaction.atomic():
        made = Payment.objects.create(application=application, recorded_by=actor, **data)
        context = {"firm": str(application.firm), "amount": str(made.amount), "paid_by": made.paid_by}
        record("mission.paid", application.mission, actor=actor, context=context)
    return made


def withdraw_payment(payment: Payment, *, actor: User | None) -> None:
    """It was a mistake; it stays to be read."""
    with transaction.atomic():
        if Payment.objects.filter(pk=payment.pk, withdrawn_at__isnull=True).update(withdrawn_at=clock.now()):
            context = {"firm": str(payment.application.firm), "amount": str(payment.amount)}
            record("mission.payment_withdrawn", payment.application.mission, actor=actor, context=context)


def tell(application: Application, *, data: Mapping[str, Any], actor: User | None) -> Debrief:
    """What the firm brought home; said again, the earlier row is replaced and stays.

    Raises ``not_chosen``, ``mission_ahead``, and what ``check_answer`` of rounds does.
    """
    if application.state != ApplicationState.CHOSEN:
        raise MissionError("not_chosen")
    if application.mission.starts_on > clock.today():
        raise MissionError("mission_ahead", on=application.mission.starts_on)
    values = {name: data[name] for name in DEBRIEF if data.get(name) not in (None, "")}
    answer = {n: values[n] for n in Answer.__dataclass_fields__ if n in values}
    check_answer(Answer(**answer), today=clock.today())
    with transaction.atomic():
        Debrief.objects.filter(application=application, replaced_at__isnull=True).update(replaced_at=clock.now())
        made = Debrief.objects.create(application=application, told_by=actor, **values)
        record("mission.told", application.mission, actor=actor, context={"firm": str(application.firm)})
    return made
