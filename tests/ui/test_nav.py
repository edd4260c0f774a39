"""The menu of a role, and where in it the reader is."""

import pytest

from encadena.ui import nav


@pytest.fixture(autouse=True)
def _own_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nav, "_entries", [])
    nav.register("Inicio", "home", icon="home", order=0, key="i")
    nav.register("Seguridad", "mfa_index", icon="lock", order=30, section="Cuenta", roles=["adviser"])
    nav.register("Contraseña", "account_change_password", icon="key", order=20, section="Cuenta")
    nav.register("Por venir", "nowhere:yet", icon="clock", order=10)


def test_a_role_sees_its_entries_in_their_order() -> None:
    assert [str(item.entry.label) for item in nav.items_for("adviser", "/")] == ["Inicio", "Contraseña", "Seguridad"]


def test_another_role_does_not_see_what_is_not_for_it() -> None:
    assert "Seguridad" not in [str(item.entry.label) for item in nav.items_for("buyer", "/")]


def test_a_room_that_is_not_mounted_leaves_no_dead_entry() -> None:
    assert "Por venir" not in [str(item.entry.label) for item in nav.items_for("adviser", "/")]


def test_only_the_closest_entry_is_active() -> None:
    items = nav.items_for("adviser", "/cuenta/2fa/totp/activate/")
    assert [str(item.entry.label) for item in items if item.active] == ["Seguridad"]


def test_home_is_active_only_at_home() -> None:
    assert [item.entry.label for item in nav.items_for("adviser", "/empresas/") if item.active] == []
    assert [item.entry.label for item in nav.items_for("adviser", "/") if item.active] == ["Inicio"]


def test_entries_without_a_section_lead_and_the_others_stay_together() -> None:
    sections = nav.sections_of(nav.items_for("adviser", "/"))
    assert [(name, len(items)) for name, items in sections] == [("", 1), ("Cuenta", 2)]
