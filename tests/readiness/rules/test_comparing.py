from encadena.readiness.rules.comparing import changes_between
from tests.readiness.makers import a_content, an_item, words


def test_the_same_content_has_no_changes() -> None:
    assert changes_between(a_content(), a_content()) == []


def test_what_came_went_and_changed_is_told_apart() -> None:
    before = a_content(an_item("a"), an_item("b"))
    after = a_content(an_item("a", text=words("¿otra?")), an_item("c"))
    after["dimensions"][1]["threshold"] = 70
    found = {
        (c.what, c.code, c.kind, tuple(part for part, _old, _new in c.parts)) for c in changes_between(before, after)
    }
    assert found == {
        ("dimension", "two", "changed", ("threshold",)),
        ("item", "a", "changed", ("text",)),
        ("item", "b", "removed", ()),
        ("item", "c", "added", ()),
    }


def test_an_item_that_moved_says_where() -> None:
    before, after = a_content(), a_content()
    after["dimensions"][1]["items"].append(after["dimensions"][0]["items"].pop())
    (change,) = changes_between(before, after)
    assert (change.code, change.parts) == ("c", (("dimension", "one", "two"),))
