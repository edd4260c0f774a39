from encadena.chains.rules.editing import differing


def test_only_what_differs_is_told_and_empty_is_nothing() -> None:
    now = {"name": "Una", "scope": "", "budget": None, "code": "A"}
    assert differing(now, {"name": "Otra", "scope": None, "budget": 5, "code": "A"}) == {
        "name": ["Una", "Otra"],
        "budget": [None, 5],
    }
