"""Panels that upper rooms put on a lower room's page."""

from collections import defaultdict

import pytest

from encadena.ui import slots


def test_a_page_gets_the_panels_of_its_slot_and_of_the_readers_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_panels", defaultdict(list))
    slots.register("firm", "meetings", label="Reuniones", url_name="x:meetings", order=60)
    slots.register("firm", "sessions", label="Sesiones", url_name="x:sessions", order=20, roles=["adviser"])
    slots.register("centre", "goals", label="Metas", url_name="x:goals", order=10)
    assert [panel.key for panel in slots.panels_of("firm", "adviser")] == ["sessions", "meetings"]
    assert [panel.key for panel in slots.panels_of("firm", "buyer")] == ["meetings"]
