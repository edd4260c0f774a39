"""Places that rooms above own."""

import pytest

from encadena.accounts import registry
from encadena.accounts.models import User

ME = User(full_name="Ana")


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "place_kinds", {})
    registry.register_place_kind(
        registry.PlaceKind("centre", "Centro", lambda user: [(1, "Uno"), (2, "Dos")], lambda user, place, actor: None)
    )
    registry.register_place_kind(
        registry.PlaceKind(
            "firm",
            "Empresa",
            lambda user: [],
            lambda user, place, actor: None,
            label_of=lambda user, identity: "La Espiga" if identity == "9" else None,
        )
    )


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("centre:2", "Dos"),
        ("centre:3", None),
        ("centre:", None),
        ("centre", None),
        ("", None),
        ("nowhere:1", None),
        ("firm:9", "La Espiga"),
        ("firm:8", None),
    ],
)
def test_a_place_has_a_name_only_for_who_may_hand_it_out(place: str, label: str | None) -> None:
    assert registry.label_of(ME, place) == label


def test_a_key_may_hold_colons() -> None:
    assert registry.split("region:08") == ("region", "08")
    assert registry.split("odd:a:b") == ("odd", "a:b")
