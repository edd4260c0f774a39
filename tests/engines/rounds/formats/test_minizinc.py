import pytest

from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.minizinc import Value, parse


def _plain(value: Value) -> object:
    content = value.content
    return [_plain(v) for v in content] if isinstance(content, tuple) else content


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("x = 3;", 3),
        ("x = -3", -3),
        ("x = 2..4;", {2, 3, 4}),
        ("x = {};", frozenset()),
        ("x = {3, 1,};", {1, 3}),
        ("x = [1, 2, ];", [1, 2]),
        ("x = [{1}, 2..3];", [{1}, {2, 3}]),
        ("x = [| 1, 2 | 3, 4 |];", [[1, 2], [3, 4]]),
        ("x = [|1, 2,\n|3, 4,\n|];", [[1, 2], [3, 4]]),
        ("x = [| |];", []),
        ("x = array1d(1..3, [1, 2, 3]);", [1, 2, 3]),
        ("x = array2d(1..2, 1..2, [1, 2, 3, 4]);", [[1, 2], [3, 4]]),
        ("% first\nx /* not y */ = 7; % last", 7),
    ],
)
def test_values_are_read_as_written(text: str, meaning: object) -> None:
    assert _plain(parse(text, "f")["x"]) == meaning


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("x = [1,\n2,", 2, "ends_too_soon"),
        ("x = 1;\ny ! 2;", 2, "unexpected_character"),
        ("x = 1;\n\nx = 2;", 3, "assigned_twice"),
        ("x 1;", 1, "sign_expected"),
        ("x = 1 y = 2;", 1, "sign_expected"),
        ("7 = 1;", 1, "name_expected"),
        ("x = [1 2];", 1, "comma_expected"),
        ("x = {[1]};", 1, "number_expected"),
        ("x = hello;", 1, "number_expected"),
        ("x = 1..;", 1, "number_expected"),
        ("x = 1..2000000000;", 1, "range_too_long"),
        ("x = " + "[" * 5000, 1, "nested_too_deeply"),
        ("x = array2d(1..2, 1..2, [1, 2, 3]);", 1, "array_expected"),
        ("x = array1d(1);", 1, "array_expected"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(FormatError) as refused:
        parse(text, "f")
    assert (refused.value.place, refused.value.code) == (line, code)
