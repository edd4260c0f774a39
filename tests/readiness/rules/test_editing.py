import pytest

from encadena.readiness.rules import editing
from tests.readiness.makers import a_content, a_veto, an_item


def codes(content: dict[str, object]) -> list[list[str]]:
    return [[item["code"] for item in d["items"]] for d in content["dimensions"]]  # type: ignore[attr-defined]


def test_an_edit_leaves_the_content_that_it_was_given_alone() -> None:
    content = a_content()
    editing.put_item(content, 0, 0, an_item("x"))
    editing.drop(content, 0)
    assert content == a_content()


def test_a_dimension_keeps_its_items_and_a_new_one_has_none() -> None:
    values = {"code": "new", "name": {}, "about": {}, "threshold": 70}
    edited = editing.put_dimension(a_content(), 0, values)
    assert codes(edited) == [["a", "b", "c"], ["z"]]
    assert edited["dimensions"][0]["threshold"] == 70
    assert codes(editing.put_dimension(a_content(), editing.NEW, values)) == [["a", "b", "c"], ["z"], []]


def test_conditions_and_vetoes_follow_a_code_that_changes() -> None:
    waiting = an_item("b", show_if=[{"item": "a", "values": [1]}, {"item": "other", "values": [1]}])
    content = a_content(an_item("a"), waiting, vetoes=[a_veto("a"), a_veto("b")])
    edited = editing.put_item(content, 0, 0, an_item("renamed"))
    assert [c["item"] for c in edited["dimensions"][0]["items"][1]["show_if"]] == ["renamed", "other"]
    assert [veto["item"] for veto in edited["vetoes"]] == ["renamed", "b"]


def test_rows_move_one_step_and_stop_at_the_ends() -> None:
    assert codes(editing.move(a_content(), 0, 1)) == [["z"], ["a", "b", "c"]]
    assert codes(editing.move(a_content(), 1, 1, 0)) == [["a", "c", "b"], ["z"]]
    assert codes(editing.move(a_content(), 0, -1, 0)) == [["a", "b", "c"], ["z"]]


def test_rows_are_dropped_where_they_are() -> None:
    assert codes(editing.drop(a_content(), 1, 0)) == [["a", "c"], ["z"]]
    assert codes(editing.drop(a_content(), 0)) == [["z"]]
    assert editing.drop(a_content(), 0, vetoes=True)["vetoes"] == []


def test_a_draft_that_lacks_a_list_gets_it() -> None:
    assert editing.put_veto({}, editing.NEW, a_veto("a")) == {"dimensions": [], "vetoes": [a_veto("a")]}
    with pytest.raises(IndexError):
        editing.drop({}, 0)
