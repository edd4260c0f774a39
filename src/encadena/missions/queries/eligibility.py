"""What the register knows of a firm that the conditions of a mission ask about."""

from decimal import Decimal

from encadena.advisory.choices import Indicator, MilestoneKind, MilestoneState
from encadena.advisory.models import Baseline, Milestone
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.models import Terms
from encadena.matchmaking.queries.eligibility import verdicts_for
from encadena.matchmaking.rules.eligibility import NO, UNKNOWN, YES, Verdict
from encadena.readiness.choices import CertificationState
from encadena.readiness.models import CertificationProject

from ..models import Mission


def terms_of(mission: Mission) -> Terms:
    """The conditions that missions share with rounds, in their shape."""
    return Terms(regions=mission.regions, sections=mission.sections, sizes=mission.sizes, readiness=mission.readiness)


def verdicts_of(mission: Mission, firm: Firm) -> list[Verdict]:
    """One for each condition that is stated. At most seven queries."""
    found = verdicts_for(terms_of(mission), [firm.pk]).get(firm.pk, [])
    if mission.certified:
        found = [*found, _certified(firm)]
    if mission.exporting:
        found = [*found, _exporting(firm)]
    return found


def _certified(firm: Firm) -> Verdict:
    rows = list(CertificationProject.objects.filter(firm=firm).select_related("standard"))
    valid = [r for r in rows if r.state_on(clock.today()) == CertificationState.CERTIFIED]
    if valid:
        until = valid[0].valid_until
        return Verdict("certified", YES, {"has": str(valid[0].standard), "until": until.isoformat() if until else ""})
    return Verdict("certified", NO if rows else UNKNOWN, {})


def _exporting(firm: Firm) -> Verdict:
    """A first export that stands, or a baseline above zero; a baseline of zero says no."""
    shipped = Milestone.objects.filter(
        firm=firm, kind__in=[MilestoneKind.FIRST_EXPORT, MilestoneKind.NEW_MARKET], replaced_at__isnull=True
    ).exclude(state=MilestoneState.WITHDRAWN)
    if first := shipped.order_by("on").first():
        return Verdict("exporting", YES, {"on": first.on.isoformat()})
    rows = Baseline.objects.filter(client__firm=firm, indicator=Indicator.EXPORTS, replaced_at__isnull=True)
    known = [value for value in rows.values_list("value", flat=True) if value is not None]
    if not known:
        return Verdict("exporting", UNKNOWN, {})
    return Verdict("exporting", YES if max(known) > Decimal() else NO, {"has": str(max(known))})
