"""Drawing the sprite from a folder of icons."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from encadena.ui import icons
from encadena.ui.management.commands import draw_icons

SVG = (
    '<svg viewBox="0 0 24 24"><path stroke="none" d="M0 0h24v24H0z" fill="none"/>'
    '<path d="M5 12l5 5" /><circle cx="1" cy="2" r="3"/></svg>'
)


def test_the_sprite_keeps_the_strokes_and_drops_the_empty_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons, "NAMES", ["check"])
    monkeypatch.setattr(draw_icons, "SPRITE", tmp_path / "icons.svg")
    (tmp_path / "check.svg").write_text(SVG)
    call_command("draw_icons", tmp_path, verbosity=0)
    drawn = (tmp_path / "icons.svg").read_text()
    assert '<symbol id="check" viewBox="0 0 24 24"><path d="M5 12l5 5" /><circle' in drawn
    assert "M0 0h24v24H0z" not in drawn


def test_a_name_that_the_package_does_not_have_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icons, "NAMES", ["not-there"])
    with pytest.raises(CommandError, match="not-there"):
        call_command("draw_icons", tmp_path)
