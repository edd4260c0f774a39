"""The report as everybody may see it: no centres, no operators, and no number of so few firms that it would tell who.

Firms are hidden in groups of 1 to 4, and with them other cells, so that no sum gives them away
(``engines.impact.cells``). Of a row whose firms are hidden everything that is about those firms is hidden too. The
three shares of size say the same cells in three ways and are hidden together. Amounts of money are told of the whole
alone, and not where fewer than five firms or buyers told them in some currency.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from encadena.engines.impact.cells import SMALL, hidden, hidden_in_line

from ..rules.definitions.rounds import CODES as OF_ROUNDS
from ..rules.definitions.rounds import MONEY
from ..rules.figures import Amount, Count, Figure, Lasting, Money, Portion, Ratio
from ..rules.report import Breakdown, Report, Row
from .stated import checks_over, stated_beside

LEFT_OUT = frozenset({"centre", "operator"})
SIZES = ("chain_micro", "chain_smallest_of_micro", "chain_smallest_of_all")
OF_FIRMS = (
    "chain_firms", *SIZES, "chain_female", "sessions_linked", "sessions_linked_share", "sessions_of_chain_firms",
    "hours_linked", "hours_per_linked_session", "linked_sessions_per_firm", "linked_hours_per_firm",
    "firms_per_project",
)  # fmt: skip
PEOPLE = ("chain_firms", "clients_served", "milestones_verified", "round_firms", "round_buyers")
ABOUT: Mapping[str, tuple[str, ...]] = {
    "chain_firms": OF_FIRMS, "round_firms": tuple(code for code in OF_ROUNDS if code != "rounds"),
}  # fmt: skip
"""What is hidden with a count of firms, because it is about them."""
SHARES = (SIZES, ("chain_female",), ("round_firms_met",))
# Size by owner and owner by size are one table told twice; only the second stays.
NOT_PUBLIC = {"ownership": frozenset(SIZES)}
Table = Sequence[Sequence[int]]


def public_view(report: Report) -> Report:
    """Raises ``ValueError`` for a report that is a public view already."""
    if report.public:
        raise ValueError("a public view has no other")
    figures = _hide(report.figures, _small_of_whole(report.figures))
    shown = tuple(_public(one, figures) for one in report.breakdowns if one.dimension not in LEFT_OUT)
    # What stands beside a hidden figure would give it away: both are told again from what is shown.
    stated = stated_beside(report.year, report.scope, figures)
    checks = checks_over(stated, figures) if report.checks else ()
    return replace(report, figures=figures, breakdowns=shown, stated=stated, checks=checks, public=True)


def _small_of_whole(figures: Mapping[str, Figure]) -> set[str]:
    few = {code for code in PEOPLE if 0 < _count(figures.get(code)) < SMALL}
    codes = few | {about for code in few for about in ABOUT.get(code, ())}
    codes |= {code for code in MONEY if _told_by_few(figures.get(code))}
    for family in SHARES:
        if any(0 < cell < SMALL for cell in _cells(figures, family[0])):
            codes |= set(family)
    return codes


def _public(one: Breakdown, whole: Mapping[str, Figure]) -> Breakdown:
    dropped = NOT_PUBLIC.get(one.dimension, frozenset[str]()) | set(MONEY)
    rows = [replace(row, figures={c: f for c, f in row.figures.items() if c not in dropped}) for row in one.rows]
    codes: list[set[str]] = [set() for _ in rows]
    for code in PEOPLE:
        for place in _small(rows, code, _groups(one.dimension, rows, whole)):
            codes[place] |= {code, *ABOUT.get(code, ())}
    for family in SHARES:
        for place in _small_portions(rows, family, codes):
            codes[place] |= set(family)
    return replace(one, rows=tuple(replace(r, figures=_hide(r.figures, c)) for r, c in zip(rows, codes, strict=True)))


def _groups(dimension: str, rows: Sequence[Row], whole: Mapping[str, Figure]) -> list[list[int]]:
    """Rows whose sum is published: all together; bands apart by what the whole's shares of size say of them."""
    micro = whole.get("chain_micro")
    if dimension != "band" or not isinstance(micro, Portion) or micro.hidden:
        return [list(range(len(rows)))]
    part = {"1": "unknown", "2": "smallest", "3": "micro", "4": "micro"}
    names = [part.get(row.key, "other") for row in rows]
    return [[n for n, own in enumerate(names) if own == name] for name in dict.fromkeys(names)]


def _small(rows: Sequence[Row], code: str, groups: list[list[int]]) -> set[int]:
    """Places of rows whose count is hidden."""
    found = set()
    for group in groups:
        own = [n for n in group if code in rows[n].figures]
        found |= {own[place] for place in hidden_in_line([_count(rows[n].figures[code]) for n in own])}
    return found


def _small_portions(rows: Sequence[Row], family: tuple[str, ...], codes: Sequence[set[str]]) -> set[int]:
    """Rows of which a share is hidden. One row alone would follow from the others, so it takes another with it."""
    own = [n for n, row in enumerate(rows) if family[0] in row.figures]
    cells = {n: _cells(rows[n].figures, family[0]) for n in own}
    found = {own[line] for line, _column in hidden(list(cells.values()))} if cells else set()
    gone = found | {n for n in own if family[0] in codes[n]}
    if len(gone) == 1 and (rest := [n for n in own if n not in gone]):
        found.add(min(rest, key=lambda n: (sum(cells[n]) == 0, sum(cells[n]), n)))
    return found


def _cells(figures: Mapping[str, Figure], code: str) -> list[int]:
    """Firms by answer: of sizes smallest, other micro, larger, unknown; of owners yes, no, unknown."""
    portion = figures.get(code)
    if not isinstance(portion, Portion) or portion.yes is None or portion.known is None or portion.total is None:
        return [0]
    rest = [portion.known - portion.yes, portion.total - portion.known]
    smallest = figures.get(SIZES[2])
    if code == SIZES[0] and isinstance(smallest, Portion) and smallest.yes is not None:
        return [smallest.yes, portion.yes - smallest.yes, *rest]
    return [portion.yes, *rest]


def _count(figure: Figure | None) -> int:
    return (figure.value or 0) if isinstance(figure, Count) else 0


def _told_by_few(figure: Figure | None) -> bool:
    """In any currency: what is left of the sum in pesos would give that one away."""
    return isinstance(figure, Money) and any(one.sayers < SMALL for one in figure.sums)


def _hide(figures: Mapping[str, Figure], codes: Iterable[str]) -> dict[str, Figure]:
    gone = set(codes)
    return {code: _hidden(figure) if code in gone else figure for code, figure in figures.items()}


def _hidden(figure: Figure) -> Figure:
    match figure:
        case Count():
            return replace(figure, value=None)
        case Amount():
            return replace(figure, value=None, counted=0, unknown=0)
        case Portion():
            return Portion(figure.code, None, None, None, None, None, None, None, None, hidden=True)
        case Ratio():
            return Ratio(figure.code, None, None, None)
        case Money():
            return Money(figure.code, (), None, (), 0, 0, hidden=True)
        case Lasting():
            return figure
