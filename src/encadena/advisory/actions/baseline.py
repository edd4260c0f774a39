"""Where a client stood before the help: fixed once, corrected only by a new row."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.events import publish

from ..events import MilestonesChanged
from ..models import Baseline, Client, SessionClient
from ..rules.milestone import check_figure, is_late


def fix_baseline(
    client: Client, *, indicator: str, year: int, value: Decimal | None, origin: str, actor: User | None
) -> Baseline:
    """Fix the figure (None: nobody knows it); the one that was there stays with the day on which it was replaced.

    Milestones that were measured from the old one keep it. Raises ``baseline_negative``, ``baseline_year``.
    """
    check_figure(value, year, today=clock.today())
    with transaction.atomic():
        Client.objects.select_for_update().get(pk=client.pk)
        before = Baseline.objects.filter(client=client, indicator=indicator, replaced_at__isnull=True).first()
        if before is not None:
            before.replaced_at = clock.now()
            before.save(update_fields=["replaced_at"])
        baseline = Baseline.objects.create(
            client=client, indicator=indicator, year=year, value=value, origin=origin.strip()[:200], fixed_by=actor,
            late=is_late(clock.today(), _first_session(client)),
        )  # fmt: skip
        change = [_text(before.value) if before else None, _text(value)]
        context = {"indicator": indicator, "year": year, "late": baseline.late}
        record("baseline.fixed", client, actor=actor, changes={f"baseline.{indicator}": change}, context=context)
        publish(MilestonesChanged((client.pk,)))
    return baseline


def _first_session(client: Client) -> date | None:
    counted = SessionClient.objects.filter(client=client, session__counts=True, session__withdrawn_at__isnull=True)
    return counted.order_by("on").values_list("on", flat=True).first()


def _text(value: Decimal | None) -> str:
    return "" if value is None else str(value)
