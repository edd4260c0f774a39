"""What the agency asks an operator to mend, and the answer."""

from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import ContractObservation, ContractReview
from ..rules import check_running


def observe(
    review: ContractReview, *, text: str, actor: User | None, due_on: date | None = None
) -> ContractObservation:
    """Before the decision or after it, while the contract runs. Raises ``contract_over``."""
    check_running(review.contract.ends_on, today=clock.today())
    with transaction.atomic():
        observation = ContractObservation.objects.create(review=review, text=text.strip(), due_on=due_on)
        record("contract.observed", review.contract, actor=actor)
    return observation


def answer(observation: ContractObservation, *, text: str, actor: User | None) -> ContractObservation:
    """May be written again until it is settled. Raises ``observation_settled``."""
    with transaction.atomic():
        _change(observation, {"answer": text.strip(), "answered_on": clock.today()})
        record("contract.answered", observation.review.contract, actor=actor)
    return observation


def settle(observation: ContractObservation, *, actor: User | None) -> ContractObservation:
    """Raises ``observation_unanswered`` and ``observation_settled``."""
    if not observation.answer:
        raise DomainError(errors.OBSERVATION_UNANSWERED)
    with transaction.atomic():
        _change(observation, {"settled_on": clock.today()})
        record("contract.settled", observation.review.contract, actor=actor)
    return observation


def _change(observation: ContractObservation, values: dict[str, object]) -> None:
    if not ContractObservation.objects.filter(pk=observation.pk, settled_on=None).update(**values):
        raise DomainError(errors.OBSERVATION_SETTLED)
    observation.refresh_from_db()
