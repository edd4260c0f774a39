import pytest

from encadena.fairs.rules import codes_of, looks_like_a_machine, plan_of, size_of


def test_the_plan_goes_row_by_row_and_knows_who_stands_where() -> None:
    cells = plan_of(2, 2, {(2, 1): (7, "La Espiga")})

    assert [(c.code, c.key, c.name) for c in cells] == [
        ("A1", 0, ""),
        ("A2", 0, ""),
        ("B1", 7, "La Espiga"),
        ("B2", 0, ""),
    ]
    assert (cells[3].x, cells[3].y) == (68, 68)
    assert size_of(2, 2) == (128, 128)


def test_a_machine_fills_in_what_people_do_not_see_or_is_too_quick() -> None:
    assert looks_like_a_machine("http://spam", 60)
    assert looks_like_a_machine("", 1)
    assert looks_like_a_machine("", None)
    assert not looks_like_a_machine("", 20)


@pytest.mark.parametrize(
    ("text", "codes", "wrong"),
    [
        ("A1-A3, B2", ["A1", "A2", "A3", "B2"], []),
        ("b", ["B1", "B2", "B3"], []),
        ("A3 ; A1 – A2", ["A1", "A2", "A3"], []),
        ("A1, C1, B9, x-y", ["A1"], ["C1", "B9", "X-Y"]),
        ("A1-B2", [], ["A1-B2"]),
        ("A3-A1", [], ["A3-A1"]),
        ("", [], []),
    ],
)
def test_stands_are_read_as_people_write_them(text: str, codes: list[str], wrong: list[str]) -> None:
    found, refused = codes_of(text, rows=2, columns=3)

    assert found == codes
    assert refused == wrong
