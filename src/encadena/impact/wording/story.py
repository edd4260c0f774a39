"""The report put together: what the page, the paper, the file and the sheets show, in one order."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from encadena.ui import figures

from ..rules.figures import Portion
from ..rules.report import Report
from .charts.chart import Chart
from .charts.report import charts_of
from .report import advice, firms, projects, rounds
from .report.listing import sentence
from .report.names import figure_name, scope_name, title_of
from .report.notes import notes_of
from .report.portions import four_numbers
from .report.reading import count, is_empty, money, portion
from .report.tables import PARTS, Table, table_of
from .report.values import Shown, shown

TABLES = (
    "projects",
    "alliances",
    "chain_firms",
    "chain_micro",
    "chain_female",
    "sessions",
    "sessions_linked",
    "hours_linked",
    "clients_served",
)
OF_ROUNDS = ("round_meetings", "round_meetings_held", "round_firms")


@dataclass(frozen=True)
class Big:
    """A figure of the summary: ``code`` opens its records and its definition."""

    code: str
    label: str
    shown: Shown
    portion: Portion | None = None
    money: bool = False

    @property
    def four(self) -> str:
        """The four numbers of a share of which not all is known, in a line."""
        one = self.portion
        return four_numbers(one) if one and not one.hidden and one.known != one.total else ""


@dataclass(frozen=True)
class Chapter:
    """``paragraphs`` are whole sentences; the charts stand below them in this order."""

    key: str
    title: str
    paragraphs: tuple[str, ...]
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Story:
    title: str
    scope: str
    period: str
    notes: tuple[str, ...]
    lead: tuple[str, ...]
    big: tuple[Big, ...]
    chapters: tuple[Chapter, ...]
    tables: tuple[Table, ...]


def story_of(report: Report) -> Story:
    charts = charts_of(report)
    return Story(
        title=title_of(report),
        scope=scope_name(report.scope),
        period=_period(report),
        notes=tuple(notes_of(report)),
        lead=tuple(_lead(report)),
        big=tuple(big_figures(report)),
        chapters=tuple(c for c in _chapters(report, charts) if c.paragraphs or c.charts),
        tables=tuple(_tables(report)),
    )


def _period(report: Report) -> str:
    return _("Del 1 de enero al %(until)s") % {"until": figures.day(report.as_of)}


def _lead(report: Report) -> list[str]:
    """What matters, in a few lines: one paragraph for the projects, one for the firms, one for the advice."""
    if is_empty(report):
        return [_("En este período no se registró ningún proyecto, ninguna alianza y ninguna sesión.")]
    parts = (
        projects.projects(report)[:1] + projects.duration(report)[:1],
        firms.firms(report)[:1] + firms.size(report)[:1] + firms.ownership(report)[:2],
        advice.sessions(report)[:1] + advice.linked(report)[:2],
    )
    return list(_paragraphs(*parts))


def _chapters(report: Report, charts: dict[str, Chart]) -> list[Chapter]:
    return [
        Chapter(
            "projects",
            _("Proyectos y alianzas"),
            _paragraphs(projects.projects(report), projects.duration(report), projects.alliances(report)),
            _some(charts, "projects_by_kind", "duration", "projects_by_region"),
        ),
        Chapter(
            "firms",
            _("Las empresas"),
            _paragraphs(firms.firms(report), firms.size(report), firms.ownership(report)),
            _some(charts, "firms_by_band", "female_by_kind"),
        ),
        Chapter(
            "advice",
            _("La asesoría"),
            _paragraphs(advice.sessions(report), advice.linked(report)),
            _some(charts, "linked_and_all", "sessions_by_region", "hours_by_region"),
        ),
        Chapter(
            "rounds",
            _("Las ruedas de negocios"),
            _paragraphs(
                rounds.rounds(report),
                *rounds.held(report),
                *([text] for text in rounds.brought(report)),
                rounds.rates(report),
            ),
            _some(charts, "meetings_by_region"),
        ),
    ]


def _paragraphs(*parts: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(sentence(text) for text in part) for part in parts if part)


def _some(charts: dict[str, Chart], *keys: str) -> tuple[Chart, ...]:
    return tuple(charts[key] for key in keys if key in charts)


def _tables(report: Report) -> list[Table]:
    """One for each breakdown with the figures that most is asked of; the spreadsheet has all of them."""
    codes = (*TABLES, *(OF_ROUNDS if count(report, "rounds") else ()))
    tables = [table_of(b, codes=codes, parts=PARTS) for b in report.breakdowns if b.rows]
    return [table for table in tables if table.columns]


def big_figures(report: Report) -> list[Big]:
    """Every figure of the report; alliances that are only talked about are told in its text, and of a year without
    business rounds that there were none."""
    none = "round_" if not count(report, "rounds") else "alliance_talks"
    codes = [code for code in report.figures if code != "alliance_talks" and not code.startswith(none)]
    return [Big(c, figure_name(c), shown(report.figures[c]), portion(report, c), bool(money(report, c))) for c in codes]
