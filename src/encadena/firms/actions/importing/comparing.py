"""One draft against the register: what would be written, what differs, and why it cannot be (nothing is written
here).
"""

from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...errors import NAME_MISSING
from ...models import Assignment, Firm
from ...rules.firm import is_news, kind_for, plain
from ...rules.sheets.codes import FIRM_ELSEWHERE, FIRM_UNCLEAR
from ...rules.sheets.drafts import FirmDraft
from .bulk import fresh
from .known import Known
from .owners import OwnerComparer
from .plans import ATTRIBUTES, Plan, Setting
from .sales import SalesComparer

# Stands for the firm of a plan that has none yet; a model instance is dear and this one is never written.
_NOBODY = Firm()


class Comparer:
    """Compares the drafts of one chunk. People that appear in several firms of the chunk are made once."""

    def __init__(self, known: Known, setting: Setting, *, only_look: bool = False) -> None:
        """``only_look``: of a new firm only what is wrong is told, nothing is built to be written."""
        self.known, self.setting, self.only_look = known, setting, only_look
        self.today, self.now = setting.reference.today, clock.now()
        self._sales = SalesComparer(known, setting, self.now)
        self._owners = OwnerComparer(known, setting, self.now)

    def plan(self, draft: FirmDraft) -> Plan:
        """What the import would do with one firm."""
        plan = Plan(draft, _NOBODY)
        if draft.bad:
            return plan
        firm = self._resolve(plan)
        if plan.issues:
            return plan
        if firm is None and self.only_look:
            self._look_at_new(plan)
            return plan
        if firm is None:
            self._begin(plan)
        else:
            plan.firm = firm
            self._update(plan)
        if plan.issues:
            return plan
        self._sales.compare(plan)
        self._owners.compare(plan)
        return plan

    def _resolve(self, plan: Plan) -> Firm | None:
        draft, row = plan.draft, plan.draft.rows[0]
        if draft.rut:
            firm = self.known.by_rut.get(draft.rut)
            if firm is not None and firm.pk not in self.known.visible:
                plan.complain(self.setting, row, self.setting.place("rut"), draft.rut, DomainError(FIRM_ELSEWHERE))
            return firm
        name = draft.get("name")
        ids = [pk for pk in self.setting.unnamed.find(name, draft.get("commune")) if pk in self.known.visible]
        if len(ids) > 1:
            error = DomainError(FIRM_UNCLEAR, count=len(ids))
            plan.complain(self.setting, row, self.setting.place("name"), name, error)
        return self.known.by_id[ids[0]] if len(ids) == 1 else None

    def _begin(self, plan: Plan) -> None:
        if not self._is_named(plan):
            return
        draft = plan.draft
        values, changes = {}, plan.changes
        for name, attribute in ATTRIBUTES.items():
            if (said := draft.values.get(name)) is not None:
                values[attribute] = said[0]
                changes[name] = [None, plain(said[0])]
        if "kind" not in values:
            values["kind"] = kind_for(draft.rut)
        if draft.rut:
            changes["rut"] = [None, draft.rut]
        plan.firm, plan.firm_changed = fresh(Firm, actor=None, rut=draft.rut, created_at=self.now, **values), True
        self._settle(plan.firm)
        self._assign(plan)

    def _is_named(self, plan: Plan) -> bool:
        if plan.draft.get("name"):
            return True
        place, row = self.setting.place("name", "rut"), plan.draft.rows[0]
        plan.complain(self.setting, row, place, plan.draft.rut or "", DomainError(NAME_MISSING))
        return False

    def _assign(self, plan: Plan) -> None:
        if self.setting.batch.centre_id:
            plan.assignment = fresh(
                Assignment,
                actor=None,
                firm=plan.firm,
                centre_id=self.setting.batch.centre_id,
                adviser=self.setting.adviser,
                since=self.today,
            )

    def _look_at_new(self, plan: Plan) -> None:
        """What ``_begin`` and the owners would refuse about a firm that the register does not have."""
        self._is_named(plan)
        self._owners.look_at_new(plan)

    def _update(self, plan: Plan) -> None:
        """Only what the file states and differs; an empty cell erases nothing."""
        firm = plan.firm
        for name, attribute in ATTRIBUTES.items():
            if (said := plan.draft.values.get(name)) is None:
                continue
            before, after = getattr(firm, attribute), said[0]
            if is_news(before, after):
                setattr(firm, attribute, after)
                plan.changes[name] = [plain(before), plain(after)]
        if plan.changes:
            plan.firm_changed = True
            firm.version += 1
            self._settle(firm)

    def _settle(self, firm: Firm) -> None:
        commune = self.setting.reference.gazetteer.by_code.get(firm.commune_id or "")
        firm.region_id = commune.region_code if commune else None
        firm.sort_name = fold(firm.trade_name or firm.name)[:200]
        firm.updated_at = self.now
