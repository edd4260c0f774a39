import pytest

from encadena.matchmaking.errors import UnreadableError
from encadena.matchmaking.queries.sheets.verdicts import Cells, Found, Known, judged

CELLS = {"name": "Lima"}


def refused(_number: int, _cells: Cells) -> Found:
    raise UnreadableError("name_missing", value=object)


def known(_number: int, _cells: Cells) -> Found:
    raise Known("need_known")


@pytest.mark.parametrize(
    ("read", "outcome", "code"),
    [
        (lambda *_: Found({"a": 1}), "new", None),
        (lambda *_: Found({"a": 1}, "buyer_known"), "new", "buyer_known"),
        (known, "same", "need_known"),
        (refused, "bad", "name_missing"),
    ],
)
def test_a_row_is_new_known_or_bad_and_keeps_what_was_typed(read: object, outcome: str, code: str | None) -> None:
    one = judged(7, CELLS, read)  # type: ignore[arg-type]

    assert (one.row["row"], one.row["cells"]) == (7, CELLS)
    assert (one.row["outcome"], one.row.get("code")) == (outcome, code)
    assert one.new == bool(one.data) == (outcome == "new")
