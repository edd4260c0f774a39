"""The yearly report of the network, or of a part of it."""

from datetime import date

from encadena.kernel import clock

from ..choices import UNKNOWN_PLACE, Note, ScopeKind
from ..queries.facts import Facts, facts_of
from ..rules.definitions import DEFINITIONS, used
from ..rules.figures import Amount, Count, Figure
from ..rules.period import Period, period_of
from ..rules.report import Report, Scope
from .bags import whole
from .breakdowns import breakdowns
from .figures import figures_of
from .stated import checks_over, stated_beside


def network_report(year: int, scope: Scope | None = None, *, today: date | None = None) -> Report:
    """Counted anew, in as many queries whatever there is to count. ``scope`` as ``queries.places.scope_named`` gives
    it; the network by default.

    Raises ``impact_year_invalid`` and ``impact_year_in_future``.
    """
    scope = scope or Scope()
    period = period_of(year, today=today or clock.today())
    facts = facts_of(period, scope)
    figures = figures_of(whole(facts), DEFINITIONS)
    stated = stated_beside(year, scope, figures)
    checks = checks_over(stated, figures) if scope.kind == ScopeKind.NETWORK else ()
    return Report(
        year, period.as_of, scope, figures, breakdowns(facts), stated, checks, used(), _notes(facts, period, figures)
    )


def _notes(facts: Facts, period: Period, figures: dict[str, Figure]) -> tuple[str, ...]:
    firms = facts.chains.firms.firms
    told = {
        Note.YEAR_RUNNING: period.running,
        Note.NO_RECORDS: not any(f.value for f in figures.values() if isinstance(f, Count | Amount)),
        Note.NO_SALES_YET: bool(firms) and not any(firm.sized for firm in firms),
        Note.SHARES_OVER_100: facts.chains.firms.overfull > 0,
        Note.ALLIANCES_WITHOUT_DATE: facts.alliances.undated > 0,
        Note.OPERATOR_UNKNOWN: _operator_unknown(facts),
        Note.COUNTED_ONCE: any(len(firm.projects) > 1 for firm in firms),
    }
    return tuple(note.value for note, holds in told.items() if holds)


def _operator_unknown(facts: Facts) -> bool:
    places = [
        *(project.place for project in facts.chains.projects.values()),
        *(alliance.place for alliance in facts.alliances.counted),
        *(tally.place for tally in facts.sessions),
    ]
    return any(place.operator == UNKNOWN_PLACE for place in places)
