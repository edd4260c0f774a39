import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_lunch

from encadena.engines.rounds.check import check
from encadena.engines.rounds.formats import json as rounds_json
from encadena.engines.rounds.formats import live
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.problem import Problem, Schedule

DOCS = Path(__file__).parents[4] / "docs" / "reference"
DOCUMENT: dict[str, Any] = {
    "schema": "encadena.round/1",
    "slots": [{"id": 1, "tables": 2, "session": "am"}, {"id": 2, "tables": 2}],
    "participants": [{"id": "Ana", "forbidden": [2]}, {"id": "Beto"}],
    "meetings": [{"id": 1, "participants": ["Ana", "Beto"], "session": "am", "fixed": 1}],
}


@given(problem=problems() | rich_problems() | rich_problems().map(with_lunch))
def test_what_is_written_reads_the_same(problem: Problem) -> None:
    known = {slot.session for slot in problem.slots}
    if all(m.session is None or m.session in known for m in problem.meetings):
        assert rounds_json.loads(rounds_json.dumps(problem)) == problem


def test_the_documented_examples_are_read() -> None:
    blocks = (DOCS / "round-json.md").read_text().split("```json")[1:]
    round_text, agenda_text, live_text = (block.split("```")[0] for block in blocks)
    problem, agenda = rounds_json.loads(round_text), rounds_json.loads_agenda(agenda_text)
    assert check(problem, agenda) == []
    assert live.loads(live_text).absent == {"F2": (7, 8, 9)}


def test_what_may_be_left_out_has_the_published_defaults() -> None:
    problem = rounds_json.loads(json.dumps(DOCUMENT))
    assert (problem.fairness, problem.breaks_within, problem.precedences) == (2, "event", frozenset())
    assert problem.forbidden == {("Ana", 2)}


@pytest.mark.parametrize(
    ("path", "value", "place", "code"),
    [
        (["schema"], "other/1", "schema", "schema_unknown"),
        (["slts"], [], "slts", "field_unknown"),
        (["slots"], None, "slots", "list_expected"),
        (["slots", 0, "tables"], "2", "slots[0].tables", "number_expected"),
        (["slots", 0, "tables"], True, "slots[0].tables", "number_expected"),
        (["slots", 0, "day"], 1, "slots[0].day", "text_expected"),
        (["participants", 1], "Beto", "participants[1]", "object_expected"),
        (["participants", 0, "forbidden"], [1.5], "participants[0].forbidden[0]", "number_expected"),
        (["participants", 0, "id"], "", "participants[0].id", "id_expected"),
        (["participants", 0, "away"], [1], "participants[0].away", "field_unknown"),
        (["meetings", 0, "participants"], ["Ana"], "meetings[0].participants", "pair_expected"),
        (["meetings", 0, "session"], "night", "meetings[0].session", "session_unknown"),
        (["meetings", 0, "fixed"], 9, None, "slot_unknown"),
        (["meetings", 0, "participants"], ["Ana", "Zoe"], None, "participant_unknown"),
        (["precedences"], [[1]], "precedences[0]", "pair_expected"),
        (["fairness"], "2", "fairness", "number_expected"),
        (["breaks_within"], "week", "breaks_within", "choice_unknown"),
        (["meetings", 0, "virtual"], 1, "meetings[0].virtual", "choice_unknown"),
        (["meetings", 0, "length"], 0, None, "length_too_short"),
        (["meetings", 0, "needs"], "en", "meetings[0].needs", "list_expected"),
        (["slots", 0, "starts"], "09:00", None, "starts_unusable"),
        (["interpreters"], {"en": "2"}, "interpreters.en", "number_expected"),
        (["lunches"], [{"slots": [1, 3]}], None, "lunch_slot_unknown"),
        (["participants", 0, "hours"], {"zone": "UTC"}, "participants[0].hours.opens", "text_expected"),
        (["participants", 0, "steady"], "yes", "participants[0].steady", "choice_unknown"),
        (["places"], [{"table": 1, "x": "a", "y": 0}], "places[0].x", "number_expected"),
        (["walk"], -1, None, "walk_negative"),
    ],
)
def test_what_is_wrong_is_refused_where_it_is(
    path: list[str | int], value: object, place: str | None, code: str
) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(FormatError) as refused:
        rounds_json.loads(json.dumps(document), "round.json")
    assert (refused.value.place, refused.value.code) == (place, code)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [('{"schema":\n1,', 2, "not_json"), ("[]", 1, "object_expected"), ("[" * 100_000, None, "nested_too_deeply")],
)
def test_what_is_not_the_document_is_refused(text: str, place: int | None, code: str) -> None:
    with pytest.raises(FormatError) as refused:
        rounds_json.loads(text)
    assert (refused.value.place, refused.value.code) == (place, code)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(FormatError) as refused:
        rounds_json.loads('{"schema": "encadena.round/1", "participants": [], "meetings": []}')
    assert (refused.value.place, refused.value.code) == ("slots", "value_missing")


def test_an_agenda_comes_back_as_it_was_written() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    agenda = Schedule({1: 2, 2: 1}, {1: 1})
    text = json.dumps({"status": "optimal", "meetings": rounds_json.agenda_rows(problem, agenda)})
    assert rounds_json.loads_agenda(text) == agenda


def test_an_agenda_that_places_a_meeting_twice_is_refused() -> None:
    text = json.dumps({"meetings": [{"id": 1, "slot": 1}, {"id": 1, "slot": 2}]})
    with pytest.raises(FormatError) as refused:
        rounds_json.loads_agenda(text)
    assert (refused.value.place, refused.value.code) == ("meetings[1]", "meeting_repeated")
