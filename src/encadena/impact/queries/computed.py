"""The report that was counted last."""

from ..models import ComputedReport
from ..rules.report import Scope


def computed_of(year: int, scope: Scope) -> ComputedReport | None:
    return ComputedReport.objects.filter(year=year, scope_kind=scope.kind, scope_key=scope.key).first()
