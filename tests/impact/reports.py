"""A made-up report with the numbers of a real year, and pieces of reports with any numbers."""

from dataclasses import replace
from datetime import date

from encadena.chains.choices import ProjectKind
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.impact.rules.figures import Amount, Count, Figure, Lasting, Portion, Ratio, Step
from encadena.impact.rules.report import Breakdown, Check, Report, Row, Scope, Stated, Used

REGIONS = {
    "15": "Arica y Parinacota", "01": "Tarapacá", "02": "Antofagasta", "03": "Atacama", "04": "Coquimbo",
    "05": "Valparaíso", "13": "Metropolitana de Santiago", "06": "Libertador General Bernardo O’Higgins",
    "07": "Maule", "16": "Ñuble", "08": "Biobío", "09": "La Araucanía", "14": "Los Ríos", "10": "Los Lagos",
    "11": "Aysén del General Carlos Ibáñez del Campo", "12": "Magallanes y de la Antártica Chilena",
}  # fmt: skip
KINDS = {
    ProjectKind.LOCAL_CHAIN: (72, 1010, 455),
    ProjectKind.SUPPLIERS: (38, 520, 190),
    ProjectKind.BUSINESS: (26, 330, 220),
    ProjectKind.SHORT_CHAIN: (11, 127, 88),
}
BANDS = {
    SizeBand.NO_INFORMATION: 180, SizeBand.NO_SALES: 45, SizeBand.MICRO_1: 705, SizeBand.MICRO_2: 430,
    SizeBand.MICRO_3: 290, SizeBand.SMALL_1: 170, SizeBand.SMALL_2: 90, SizeBand.SMALL_3: 50, SizeBand.MEDIUM_1: 22,
    SizeBand.MEDIUM_2: 5,
}  # fmt: skip


def a_portion(code: str, yes: int, known: int, total: int) -> Portion:
    if not total:
        return Portion(code, yes, known, total, None, None, None, None, None)
    unknown = total - known
    over_known = yes / known if known else None
    return Portion(
        code, yes, known, total, yes / total, over_known, unknown / total, yes / total, (yes + unknown) / total
    )


def a_hidden_portion(code: str) -> Portion:
    return Portion(code, None, None, None, None, None, None, None, None, hidden=True)


def a_ratio(code: str, over: float, under: float) -> Ratio:
    return Ratio(code, over, under, over / under if under else None)


def a_lasting(n: int = 147, finished: int = 61) -> Lasting:
    if not n:
        return Lasting("project_duration", 0, 0, None, None, None, None, None, None)
    steps = tuple(_step(20 + 45 * k, 0.985 ** (k * k / 2)) for k in range(1, 15)) if finished else ()
    return Lasting("project_duration", n, finished, 421.4, 730, 396, 365, 440, 352.8 if finished else None, steps)


def _step(days: int, share: float) -> Step:
    return Step(days, share, max(0.0, share - 0.09), min(1.0, share + 0.07))


def the_figures(*, hidden: bool = False) -> dict[str, Figure]:
    figures: list[Figure] = [
        Count("projects", 147),
        Count("alliances", 2013),
        Count("alliance_talks", 64),
        a_lasting(),
        Count("chain_firms", 1987),
        a_portion("chain_micro", 1425, 1807, 1987),
        a_portion("chain_smallest_of_micro", 705, 1425, 1605),
        a_portion("chain_smallest_of_all", 705, 1807, 1987),
        a_portion("chain_female", 953, 1563, 1987),
        Count("sessions", 91034),
        Count("sessions_linked", 8124),
        a_portion("sessions_linked_share", 8124, 91034, 91034),
        Count("sessions_of_chain_firms", 9310),
        Amount("hours", 6_012_345, "minutes", 90_874, 160),
        Amount("hours_linked", 549_030, "minutes", 8_110, 14),
        Count("clients_served", 30412),
        a_ratio("hours_per_linked_session", 9150.5, 8124),
        a_ratio("linked_sessions_per_firm", 8124, 1987),
        a_ratio("linked_hours_per_firm", 9150.5, 1987),
        a_ratio("firms_per_project", 1987, 147),
        a_ratio("alliances_per_project", 2013, 147),
    ]
    found = {figure.code: figure for figure in figures}
    if hidden:
        found |= {"alliance_talks": Count("alliance_talks", None), "chain_female": a_hidden_portion("chain_female")}
    return found


def _row(key: str, name: str, projects: int, firms: int, female: int, sessions: int) -> Row:
    linked, known = sessions // 11, firms - firms // 5
    figures: list[Figure] = [
        Count("projects", projects),
        Count("alliances", projects * 13),
        Count("chain_firms", firms),
        a_portion("chain_female", min(female, known), known, firms),
        Count("sessions", sessions),
        Count("sessions_linked", linked),
        Amount("hours", sessions * 66, "minutes", sessions),
        Amount("hours_linked", linked * 68, "minutes", linked),
    ]
    return Row(key, name, {figure.code: figure for figure in figures})


def the_breakdowns(*, hidden: bool = False) -> tuple[Breakdown, ...]:
    kinds = tuple(
        _row(str(k), "", projects, firms, female, firms * 4) for k, (projects, firms, female) in KINDS.items()
    )
    if hidden:
        kinds = (*kinds[:-1], _hidden(kinds[-1]))
    regions = tuple(
        _row(key, name, 3 + 2 * n % 17, 40 + 11 * n, 20 + 4 * n, 2400 + 420 * n)
        for n, (key, name) in enumerate(REGIONS.items())
    )
    bands = tuple(Row(str(int(band)), "", {"chain_firms": Count("chain_firms", n)}) for band, n in BANDS.items())
    owned = {FemaleOwned.YES: 953, FemaleOwned.NO: 610, FemaleOwned.UNKNOWN: 424}
    return (
        Breakdown("kind", kinds, overlaps=True),
        Breakdown("region", regions, overlaps=True),
        Breakdown("band", bands),
        Breakdown(
            "ownership", tuple(Row(str(k), "", {"chain_firms": Count("chain_firms", n)}) for k, n in owned.items())
        ),
    )


def _hidden(row: Row) -> Row:
    figures = row.figures | {
        "chain_firms": Count("chain_firms", None),
        "chain_female": a_hidden_portion("chain_female"),
    }
    return replace(row, figures=figures)


def the_stated() -> tuple[Stated, ...]:
    return (
        _a_statement("chain-projects", 147, "exact", "projects", "projects", 147.0, True),
        _a_statement("alliances", 2000, "about", "alliances", "alliances", 2013.0, True),
        _a_statement("chain-smallest-share", 50, "about", "percent", "chain_smallest_of_micro", 49.5, True),
        _a_statement("chain-female", 48, "exact", "percent", "chain_female", 51.2, False),
        _a_statement("project-duration", 1, "at least", "years", "project_duration", None, None),
        _a_statement("smaller-firms-share", 98, "more than", "percent", "", None, None),
    )


def _a_statement(
    key: str, value: float, qualifier: str, unit: str, figure: str, computed: float | None, agrees: bool | None
) -> Stated:
    return Stated(
        key,
        value,
        qualifier,
        unit,
        "Chile",
        "2025",
        "Sercotec",
        "",
        "004",
        figure=figure,
        computed=computed,
        agrees=agrees,
    )


def the_checks() -> tuple[Check, ...]:
    return (
        Check("gender-reported", 0.787, 0.016, 0.7869, True, 0.7866, True),
        Check("sessions-linked-share", 0.088, 0.002, 0.0879, True, 0.0892, True),
        Check("firms-per-project", 13.6, 0.4, 13.605, True, 15.1, False),
        Check("hours-per-linked-session", 1.13, 0.05, None, None, None, None),
    )


def a_report(
    *, year: int = 2025, scope: Scope | None = None, as_of: date | None = None, public: bool = False, **changes: object
) -> Report:
    """The report of the network in a whole year; with ``public`` its small cells are hidden."""
    whole = Report(
        year=year,
        as_of=as_of or date(year, 12, 31),
        scope=scope or Scope(),
        figures=the_figures(hidden=public),
        breakdowns=the_breakdowns(hidden=public),
        stated=the_stated(),
        checks=the_checks(),
        definitions=(Used("projects", 1, "a" * 64), Used("chain_female", 2, "b" * 64)),
        public=public,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def an_empty_report() -> Report:
    """A year in which nothing happened."""
    figures: list[Figure] = []
    for figure in the_figures().values():
        match figure:
            case Count(code):
                figures.append(Count(code, 0))
            case Amount(code, _, unit):
                figures.append(Amount(code, 0, unit, 0))
            case Portion(code):
                figures.append(a_portion(code, 0, 0, 0))
            case Ratio(code):
                figures.append(a_ratio(code, 0, 0))
            case Lasting():
                figures.append(a_lasting(0, 0))
    return a_report(figures={f.code: f for f in figures}, breakdowns=(), stated=(), checks=(), notes=("no_records",))
