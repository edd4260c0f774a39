from encadena.associations.rules.gains import GAINS, Line
from encadena.associations.wording.gains import cells_of, cells_of_line


def line(counted: int, meetings: int = 0, unknown: int = 0) -> Line:
    got = dict.fromkeys(GAINS, 0) | {"meetings": meetings}
    return Line("C", 3, counted, 0, got, dict.fromkeys(GAINS, 0) | {"meetings": unknown})


def test_nothing_is_zero_what_is_not_known_is_empty_and_only_records_open() -> None:
    cells = {cell.kind: (cell.text, cell.opens) for cell in cells_of({"minutes": 90, "meetings": None})}

    assert cells["minutes"] == ("1,5", True)
    assert cells["meetings"] == ("", False)
    assert cells["rounds"] == ("0", False)
    assert {c.kind: c.text for c in cells_of({})}["minutes"] == "0"


def test_where_nobody_is_counted_nothing_is_known() -> None:
    assert {cell.text for cell in cells_of_line(line(counted=0))} == {""}


def test_a_sum_says_of_how_many_it_does_not_know() -> None:
    some = next(c for c in cells_of_line(line(counted=3, meetings=4, unknown=1)) if c.kind == "meetings")
    none = next(c for c in cells_of_line(line(counted=3, unknown=3)) if c.kind == "meetings")

    assert (some.text, some.unknown) == ("4", 1)
    assert none.text == ""
