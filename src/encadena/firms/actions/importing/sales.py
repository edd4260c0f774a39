"""Sales and activity of one draft against what the register holds of its firm."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from ...choices import LegalSize, SizeBand
from ...models import Firm, FirmActivity, YearlySales
from ...rules.firm import plain
from ...rules.size import band_of, in_uf, legal_size_of_band, uf_date_of
from .bulk import fresh
from .known import Known
from .plans import Plan, Setting


class SalesComparer:
    """``now`` is the moment of whatever is recorded."""

    def __init__(self, known: Known, setting: Setting, now: datetime) -> None:
        self.known, self.setting, self.now = known, setting, now

    def compare(self, plan: Plan) -> None:
        if plan.draft.sales:
            self._sales(plan)
        if plan.draft.activity:
            self._activity(plan, plan.draft.activity[0])

    def _sales(self, plan: Plan) -> None:
        current = {figure.year: figure for figure in self.known.sales.get(plan.firm.pk or 0, [])}
        for year, (amount, _row, _place) in sorted(plan.draft.sales.items()):
            before = current.get(year)
            if before is not None and before.amount == amount:
                continue
            figure = self._figure(plan.firm, year, amount)
            plan.new_sales.append(figure)
            plan.changes[f"sales {year}"] = [plain(before.amount) if before else None, plain(amount)]
            if before is not None:
                before.replaced_at = figure.recorded_at
                plan.closed_sales.append(before)
            current[year] = figure
        if plan.new_sales:
            self._size(plan, current.values())

    def _figure(self, firm: Firm, year: int, amount: Decimal) -> YearlySales:
        uf = self.setting.reference.uf[year]
        amount_uf = in_uf(amount, uf)
        return fresh(
            YearlySales,
            actor=None,
            firm=firm, year=year, amount=amount, uf_on=uf_date_of(year), uf_value=uf, amount_uf=amount_uf,
            band=band_of(amount_uf), origin=self.setting.origin, recorded_at=self.now,
        )  # fmt: skip

    def _size(self, plan: Plan, figures: Iterable[YearlySales]) -> None:
        """The size of a firm is that of its latest year with a known amount."""
        latest = max((f for f in figures if f.amount is not None), key=lambda f: f.year)
        firm, band = plan.firm, SizeBand(latest.band)
        firm.band, firm.size_year = band, latest.year
        firm.legal_size = legal_size_of_band(band) if latest else LegalSize.NONE
        firm.updated_at, plan.firm_changed = self.now, True

    def _activity(self, plan: Plan, stated: str) -> None:
        rows = self.known.activities.get(plan.firm.pk or 0, [])
        if stated not in {row.activity_id for row in rows}:
            plan.activity = FirmActivity(firm=plan.firm, activity_id=stated, main=not any(row.main for row in rows))
            plan.changes["activities"] = [", ".join(sorted(row.activity_id for row in rows)) or None, stated]
