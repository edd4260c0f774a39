"""Reports with any numbers: nothing, one, many, unknown, hidden."""

from datetime import date

from hypothesis import strategies as st

from encadena.chains.choices import ProjectKind
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.impact.choices import Note
from encadena.impact.rules.figures import Amount, Count, Figure, Lasting, Portion, Step
from encadena.impact.rules.report import Breakdown, Report, Row, Scope

from .reports import REGIONS, a_hidden_portion, a_portion, a_ratio

COUNTS = st.one_of(st.sampled_from([0, 1, 2, 999, 1000, 1001]), st.integers(0, 3_000_000))
SHARES = ("chain_micro", "chain_smallest_of_micro", "chain_smallest_of_all", "chain_female", "sessions_linked_share")
TALLIES = ("projects", "alliances", "alliance_talks", "chain_firms", "sessions", "sessions_linked", "clients_served")
RATIOS = ("hours_per_linked_session", "linked_sessions_per_firm", "linked_hours_per_firm", "firms_per_project")
SCOPES = (
    Scope(),
    Scope("region", "08", "Biobío"),
    Scope("operator", "operador-uno", "Operador Uno"),
    Scope("centre", "centro-ana", "Centro Ana"),
)


@st.composite
def portions(draw: st.DrawFn, code: str) -> Portion:
    if draw(st.integers(0, 9)) == 0:
        return a_hidden_portion(code)
    total = draw(COUNTS)
    known = draw(st.sampled_from([0, total]) | st.integers(0, total))
    return a_portion(code, draw(st.sampled_from([0, known]) | st.integers(0, known)), known, total)


@st.composite
def amounts(draw: st.DrawFn, code: str) -> Amount:
    hidden, counted = draw(st.integers(0, 9)) == 0, draw(COUNTS)
    return Amount(code, None if hidden else draw(COUNTS), "minutes", counted, draw(st.integers(0, counted)))


@st.composite
def lastings(draw: st.DrawFn) -> Lasting:
    n = draw(st.integers(0, 200))
    if not n:
        return Lasting("project_duration", 0, 0, None, None, None, None, None, None)
    finished, horizon = draw(st.integers(0, n)), draw(st.integers(0, 4000))
    days = st.integers(0, horizon)
    low, median, high = sorted([draw(days), draw(days), draw(days)])
    return Lasting(
        "project_duration",
        n,
        finished,
        float(draw(days)),
        horizon,
        draw(st.sampled_from([None, median])),
        draw(st.sampled_from([None, low])),
        draw(st.sampled_from([None, high])),
        float(draw(days)) if finished else None,
        tuple(Step(k * 10, 1 - k / 4, 0.0, 1.0) for k in range(1, draw(st.integers(1, 4)))) if finished else (),
    )


@st.composite
def figures_of(draw: st.DrawFn) -> dict[str, Figure]:
    tallies = {code: Count(code, draw(st.none() | COUNTS)) for code in TALLIES}
    sums = {code: draw(amounts(code)) for code in ("hours", "hours_linked")}
    ratios = {code: a_ratio(code, draw(COUNTS), draw(COUNTS)) for code in RATIOS}
    return {
        **tallies,
        "project_duration": draw(lastings()),
        **{code: draw(portions(code)) for code in SHARES},
        **sums,
        **ratios,
    }


@st.composite
def rows(draw: st.DrawFn, key: str, name: str = "") -> Row:
    counts = {code: Count(code, draw(st.none() | COUNTS)) for code in ("projects", "chain_firms", "sessions")}
    female = draw(portions("chain_female"))
    return Row(key, name, {**counts, "chain_female": female, "hours": draw(amounts("hours"))})


@st.composite
def breakdowns(draw: st.DrawFn) -> tuple[Breakdown, ...]:
    kinds = draw(st.lists(st.sampled_from(ProjectKind.values), unique=True))
    regions = draw(st.lists(st.sampled_from(list(REGIONS.items())), unique=True, max_size=4))
    bands = draw(st.lists(st.sampled_from([str(value) for value in SizeBand.values]), unique=True, max_size=5))
    owned = draw(st.lists(st.sampled_from(FemaleOwned.values), unique=True))
    return (
        Breakdown("kind", tuple(draw(rows(kind)) for kind in kinds), draw(st.booleans())),
        Breakdown("region", tuple(draw(rows(key, name)) for key, name in regions)),
        Breakdown("band", tuple(draw(rows(band)) for band in bands)),
        Breakdown("ownership", tuple(draw(rows(value)) for value in owned)),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    year = draw(st.integers(2015, 2030))
    return Report(
        year=year,
        as_of=draw(st.sampled_from([date(year, 12, 31), date(year, 1, 1), date(year, 6, 3)])),
        scope=draw(st.sampled_from(SCOPES)),
        figures=draw(figures_of()),
        breakdowns=draw(breakdowns()),
        notes=tuple(draw(st.lists(st.sampled_from(list(Note)), unique=True))),
        public=draw(st.booleans()),
    )
