import json
from pathlib import Path

import pytest

from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.live import loads, read_live
from encadena.engines.rounds.problem import Meeting
from encadena.engines.rounds.repair import Live, Waiting

SITUATION = {
    "schema": "encadena.live/1",
    "now": 7,
    "frozen": 1,
    "absent": [{"participant": "F2", "slots": [7, 8]}],
    "closed": [{"slot": 8, "tables": 1}],
    "held": ["M1"],
    "told": ["F1"],
    "waiting": [{"id": "W1", "participants": ["B1", "F9"], "value": 4, "session": "tarde"}],
}


def test_a_situation_is_read_whole() -> None:
    waiting = (Waiting(Meeting("W1", "B1", "F9", "tarde"), 4.0),)
    assert loads(json.dumps(SITUATION)) == Live(
        7, 1, {"F2": (7, 8)}, {8: 1}, waiting, frozenset({"M1"}), frozenset({"F1"})
    )


def test_the_hour_is_enough(tmp_path: Path) -> None:
    (tmp_path / "live.json").write_text('{"schema": "encadena.live/1", "now": 3}')
    assert read_live(tmp_path / "live.json") == Live(3)


@pytest.mark.parametrize(
    ("wrong", "place", "code"),
    [
        ({"schema": "encadena.round/1"}, "schema", "schema_unknown"),
        ({"absence": []}, "absence", "field_unknown"),
        ({"now": "7"}, "now", "number_expected"),
        ({"absent": [{"participant": "F2", "slots": ["x"]}]}, "absent[0].slots[0]", "number_expected"),
        ({"absent": [{"who": "F2"}]}, "absent[0].who", "field_unknown"),
        ({"closed": [3]}, "closed[0]", "object_expected"),
        ({"held": [[]]}, "held[0]", "id_expected"),
        ({"waiting": [{"id": "W", "participants": ["a"]}]}, "waiting[0].participants", "pair_expected"),
        ({"waiting": [{"id": "W", "participants": ["a", "b"], "value": "x"}]}, "waiting[0].value", "number_expected"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(wrong: dict[str, object], place: str, code: str) -> None:
    with pytest.raises(FormatError) as error:
        loads(json.dumps({**SITUATION, **wrong}), "live.json")
    assert (error.value.place, error.value.code) == (place, code)


def test_without_the_hour_there_is_no_situation() -> None:
    with pytest.raises(FormatError) as error:
        loads('{"schema": "encadena.live/1"}')
    assert error.value.code == "value_missing"
