"""The page of records behind one number."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from encadena.advisory.models import Client, Milestone, Session
from encadena.chains.models import Alliance, AllianceParty, LinkageProject
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.models import Buyer, Meeting, Round
from encadena.matchmaking.queries.across import Heard, heard_by
from encadena.matchmaking.queries.scope import rounds_managed_by

from ...choices import Part
from ...errors import FIGURE_UNKNOWN, ROW_UNKNOWN
from ...queries.access import Viewer
from ...queries.firms import described
from ...queries.reach import seen_by, sees_everything
from ...rules.asked import Asked, records_in
from ...rules.facts import ChainFirm
from ...rules.figures import Figure, Portion
from ...rules.period import Period, period_of
from ...rules.report import Report
from . import many, rounds
from .few import CODES, Few, few

SIZE = 50
EXPORTED = 20_000
RELATED: Mapping[type[Any], tuple[str, ...]] = {
    LinkageProject: ("centre",),
    Alliance: ("centre", "project"),
    AllianceParty: ("alliance__centre", "firm", "institution", "anchor"),
    Firm: ("commune",),
    Session: ("centre", "area", "adviser"),
    Client: ("firm", "centre"),
    Milestone: ("client__firm", "centre"),
    Round: ("organiser", "region"),
    Meeting: ("round", "happening", "first__firm", "first__buyer", "second__firm", "second__buyer"),
    Buyer: (),
}
# What a line tells besides, of many to one.
MANY: Mapping[type[Any], tuple[str, ...]] = {Session: ("attended__firm",), Round: ("days",), Meeting: ("round__days",)}
SILENT = Heard({}, frozenset())


@dataclass(frozen=True)
class Opened:
    """``rows`` of one page, ``after`` the key to go on from (empty at the end). ``total`` records were counted, of
    which ``unseen`` are out of the reader's scope. ``facts``: what was counted of each firm, by its key; ``heard``:
    what the reader may hear of each meeting, and which rounds open to it."""

    figure: Figure
    rows: Sequence[Any]
    after: str
    total: int
    unseen: int
    facts: Mapping[int, ChainFirm]
    heard: Heard = SILENT


def opened(user: Viewer, report: Report, asked: Asked, *, after: str = "", size: int = SIZE) -> Opened:
    """Of a report on the records of now. A ratio has no records of its own: its two figures have.

    Raises ``impact_figure_unknown`` and ``impact_row_unknown``.
    """
    figure = figure_asked(report, asked)
    total = records_in(figure, asked.part) or 0
    if figure.kind == "ratio":
        return Opened(figure, (), "", 0, 0, {})
    period = period_of(report.year, today=clock.today())
    if asked.code in rounds.CODES:
        return _page_of_few(user, period, figure, rounds.of_rounds(period, report.scope, asked), after, size)
    if asked.code in CODES:
        return _page_of_few(user, period, figure, few(period, report.scope, asked), after, size)
    rows = many.Search(period, report.scope, asked).rows()
    seen = seen_by(user, rows)
    unseen = 0 if seen is rows else total - seen.count()
    keys = list(many.after(many.in_order(seen), after).values_list("pk", flat=True)[: size + 1])
    shown = list(many.in_order(related(rows.model._default_manager.filter(pk__in=keys[:size]))))
    return Opened(figure, shown, many.key_of(shown[-1]) if len(keys) > size else "", total, unseen, {})


def every_page(user: Viewer, report: Report, asked: Asked) -> Iterator[Opened]:
    """Up to ``EXPORTED`` records, a thousand a page, as far as the reader sees them."""
    key = ""
    for _page in range(EXPORTED // 1000):
        page = opened(user, report, asked, after=key, size=1000)
        yield page
        if not (key := page.after):
            return


def figure_asked(report: Report, asked: Asked) -> Figure:
    """Raises ``impact_figure_unknown`` and ``impact_row_unknown``."""
    figures: Mapping[str, Figure] | None = report.figures
    if asked.dimension:
        rows = next((one.rows for one in report.breakdowns if one.dimension == asked.dimension), ())
        figures = next((row.figures for row in rows if row.key == asked.key), None)
    if figures is None:
        raise DomainError(ROW_UNKNOWN, dimension=asked.dimension)
    figure = figures.get(asked.code)
    if figure is None or (asked.part and (not isinstance(figure, Portion) or asked.part not in set(Part))):
        raise DomainError(FIGURE_UNKNOWN, figure=asked.code)
    return figure


def related(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With all that a line of the list tells."""
    related_to = RELATED[rows.model]
    rows = rows.select_related(*related_to) if related_to else rows
    return rows.prefetch_related(*MANY.get(rows.model, ()))


def _page_of_few(user: Viewer, period: Period, figure: Figure, found: Few, after: str, size: int) -> Opened:
    manager = found.model._default_manager
    keys = list(found.keys)
    if not sees_everything(user):
        seen = set(seen_by(user, manager.filter(pk__in=found.keys)).values_list("pk", flat=True))
        keys = [key for key in keys if key in seen]
    begin = next((place for place, key in enumerate(keys, 1) if str(key) == after), 0)
    page = keys[begin : begin + size]
    rows = related(manager.filter(pk__in=page)).in_bulk()
    facts = described([found.facts[key] for key in page], period) if found.facts else ()
    going_on = str(page[-1]) if len(keys) > begin + size else ""
    shown = [rows[key] for key in page if key in rows]
    unseen = len(found.keys) - len(keys)
    heard = HEARD[found.model](user, shown) if found.model in HEARD else SILENT
    return Opened(figure, shown, going_on, len(found.keys), unseen, {fact.pk: fact for fact in facts}, heard)


def _rounds_open(user: Viewer, shown: Sequence[Any]) -> Heard:
    managed = rounds_managed_by(user).filter(pk__in=[row.pk for row in shown])
    return Heard({}, frozenset(managed.values_list("pk", flat=True)))


HEARD: Mapping[type[Any], Callable[[Viewer, Sequence[Any]], Heard]] = {Meeting: heard_by, Round: _rounds_open}
