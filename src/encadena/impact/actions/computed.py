"""The report of now: kept from the last time while nothing changed, counted anew otherwise."""

import logging
from datetime import date

from django.db import OperationalError, transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import ComputedReport
from ..planning.keeping import counted_by, report_of, text_of
from ..planning.report import network_report
from ..queries.computed import computed_of
from ..queries.data_version import data_version
from ..rules.period import Period, period_of
from ..rules.report import Report, Scope

log = logging.getLogger(__name__)


def report_now(year: int, scope: Scope | None = None, *, actor: User | None, today: date | None = None) -> Report:
    """Never stale: what is kept is shown only while day, definitions and records are the same.

    Keeping is no deed of a person and leaves nothing in the log. Raises as ``planning.network_report``.
    """
    scope, today = scope or Scope(), today or clock.today()
    period = period_of(year, today=today)
    # Before counting: a change in between makes the kept one look old, never new.
    version, by = data_version(), counted_by()
    kept = computed_of(year, scope)
    if kept and (kept.as_of, kept.counted_by, kept.data_version) == (period.as_of, by, version):
        return report_of(kept.report)
    report = network_report(year, scope, today=today)
    _keep(report, period, by, version)
    return report


def _keep(report: Report, period: Period, by: str, version: str) -> None:
    told = {
        "as_of": period.as_of, "counted_by": by, "data_version": version, "report": text_of(report),
        "computed_at": clock.now(),
    }  # fmt: skip
    try:
        with transaction.atomic():
            ComputedReport.objects.update_or_create(
                year=report.year, scope_kind=report.scope.kind, scope_key=report.scope.key, defaults=told
            )
    except OperationalError:  # a busy database: the reader has the report, the next one counts again
        log.warning("the report of %s could not be kept", report.year)
