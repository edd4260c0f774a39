"""Mails of the network: subject and text, or None when nothing of it holds any more."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from encadena.kernel import clock

from ..models import Target
from ..planning.target import shortfalls
from ..queries.contracts import ending_soon
from ..registry import indicator_of


def targets_mail(ids: Sequence[int]) -> tuple[str, str] | None:
    """About those of these targets that still fall short."""
    today = clock.today()
    targets = list(Target.objects.filter(pk__in=ids, year=today.year).select_related("centre").order_by("pk"))
    rows = [
        {"target": target, "progress": progress, "indicator": indicator_of(target.indicator)}
        for target, progress in shortfalls(targets, today=today)
    ]
    if not rows:
        return None
    subject = ngettext("%(n)s meta va a quedar corta", "%(n)s metas van a quedar cortas", len(rows)) % {"n": len(rows)}
    link = settings.PUBLIC_URL + reverse("network:targets_overview")
    return subject, render_to_string("network/mail/targets.txt", {"rows": rows, "link": link})


def contracts_mail(ids: Sequence[int]) -> tuple[str, str] | None:
    """About those of these contracts that still end within the next 90 days."""
    rows = [
        {"contract": contract, "link": settings.PUBLIC_URL + reverse("network:contract", args=[contract.pk])}
        for contract in ending_soon(clock.today()).filter(pk__in=ids)
    ]
    if not rows:
        return None
    subject = ngettext("%(n)s convenio está por terminar", "%(n)s convenios están por terminar", len(rows))
    return subject % {"n": len(rows)}, render_to_string("network/mail/contracts.txt", {"rows": rows})
