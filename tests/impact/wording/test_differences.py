"""What differs between a frozen report and the records of today, in words."""

from encadena.impact.planning.recounting import Comparison, Difference
from encadena.impact.wording.differences import MOST, difference_lines


def _line(address: str, kept: object, now: object, *, redefined: bool = False) -> tuple[str, str, str, bool]:
    one = Difference(address, kept, now, redefined)
    (line,) = difference_lines(Comparison(True, False, "", (one,), ()))
    return line.where, line.kept.replace("\u00a0", " "), line.now.replace("\u00a0", " "), line.redefined


def test_a_figure_is_named_with_its_part_and_both_numbers() -> None:
    assert _line("figures.projects.value", 147, 148) == ("Proyectos de encadenamiento, valor", "147", "148", False)
    assert _line("figures.chain_female.of_all", 0.48, 0.5)[1:3] == ("48,00 %", "50,00 %")


def test_a_row_of_a_breakdown_is_named_too() -> None:
    where, *_rest = _line("breakdowns.kind.local_chain.figures.projects.value", 1, None)
    assert where == "Proyectos de encadenamiento, valor (Por tipo de proyecto: local_chain)"


def test_what_is_missing_on_one_side_is_nothing_and_not_zero() -> None:
    assert _line("notes[0]", None, "year_running")[:3] == ("notes[0]", "nada", "year_running")


def test_a_definition_that_changed_is_told_apart() -> None:
    assert _line("figures.projects.value", 1, 2, redefined=True)[3]


def test_no_more_than_can_be_read() -> None:
    many = tuple(Difference(f"figures.projects.{n}", 1, 2, False) for n in range(MOST + 5))
    assert len(difference_lines(Comparison(True, False, "", many, ()))) == MOST
