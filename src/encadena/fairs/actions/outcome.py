"""What an exhibitor brought home, and an order of it handed on as a milestone."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.actions.order import report_order
from encadena.advisory.errors import ORDER_GONE
from encadena.advisory.models import Client, Milestone
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.rules.outcomes import Answer, check_answer, term_on

from ..errors import FairError
from ..models import Exhibitor, Outcome, OutcomeMilestone

TOLD = (
    "contacts", "stage", "expected", "expected_is", "committed", "committed_is", "closed", "closed_is", "currency",
    "lessons",
)  # fmt: skip


def tell(exhibitor: Exhibitor, *, data: Mapping[str, Any], actor: User | None) -> Outcome:
    """What the firm brought home; said again, the earlier row is replaced and stays.

    Raises ``fair_ahead``, and what ``check_answer`` of rounds does.
    """
    fair = exhibitor.fair
    if fair.starts_on > clock.today():
        raise FairError("fair_ahead", on=fair.starts_on)
    values = {name: data[name] for name in TOLD if data.get(name) not in (None, "")}
    check_answer(Answer(**{n: values[n] for n in Answer.__dataclass_fields__ if n in values}), today=clock.today())
    term = term_on(fair.ends_on, clock.today())
    with transaction.atomic():
        Outcome.objects.filter(exhibitor=exhibitor, replaced_at__isnull=True).update(replaced_at=clock.now())
        made = Outcome.objects.create(exhibitor=exhibitor, term=term, told_by=actor, **values)
        # The amounts stay out of the log: it is read by more people than they are.
        context = {"firm": str(exhibitor.firm), "stage": str(Stage(made.stage).label), "term": int(term)}
        record("fair.told", fair, actor=actor, context=context)
    return made


def propose_milestone(
    outcome: Outcome,
    *,
    client: Client,
    data: Mapping[str, Any],
    documents: Collection[Document] = (),
    actor: User | None,
) -> Milestone:
    """A contract of the firm, reported for its client. ``data`` holds ``on, what, amount, currency``.

    Raises ``no_order``, and as ``report_order``.
    """
    if outcome.stage != Stage.ORDER or outcome.replaced_at:
        raise DomainError(ORDER_GONE)
    with transaction.atomic():
        rows = Exhibitor.objects.select_for_update(of=("self",)).select_related("fair")
        exhibitor = rows.get(pk=outcome.exhibitor_id)
        made = report_order(
            client, firm_id=exhibitor.firm_id, taken=OutcomeMilestone.objects.filter(exhibitor=exhibitor).exists(),
            data=data, documents=documents, actor=actor,
        )  # fmt: skip
        OutcomeMilestone.objects.create(exhibitor=exhibitor, outcome=outcome, milestone=made)
        record("fair.milestone_proposed", exhibitor.fair, actor=actor, context={"firm": str(client.firm)})
    return made
