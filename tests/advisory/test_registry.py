import pytest

from encadena.advisory import registry
from encadena.advisory.registry import Link, kinds, links_for, register_links


@pytest.fixture(autouse=True)
def _no_other_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})


def test_a_session_is_offered_the_projects_that_its_firms_share() -> None:
    register_links("walk", label="Paseo", options=lambda user, firms: [Link("walk", pk, f"P{pk}") for pk in firms])
    assert [link.value for link in links_for(None, [7])] == ["walk:7"]
    assert kinds()["walk"] == "Paseo"


def test_without_firms_there_is_nothing_to_link() -> None:
    register_links("walk", label="Paseo", options=lambda user, firms: [Link("walk", 1, "P1")])
    assert links_for(None, []) == []


def test_a_subject_that_a_room_above_brings_stands_beside_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sheets", {})
    brought = registry.SheetKind(
        "walks", "sheet", {"on": "día"}, dict, dict, "words", "walks:list", lambda code, params: params.get(code)
    )
    registry.register_sheet(brought)
    fields = registry.WithBrought({"sessions": {"on": "fecha"}}, "fields")
    assert (list(fields), len(fields)) == (["sessions", "walks"], 2)
    assert (fields["sessions"], fields["walks"]) == ({"on": "fecha"}, {"on": "día"})
    assert (registry.sheet_sentence("a", {"a": "Así"}), registry.sheet_sentence("b", {"a": "Así"})) == ("Así", None)
    with pytest.raises(KeyError):
        fields["nothing"]
