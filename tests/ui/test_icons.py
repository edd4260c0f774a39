"""The sprite and the names that templates ask for."""

import re
from pathlib import Path

from encadena.ui import icons, nav
from encadena.ui.management.commands.draw_icons import SPRITE

SRC = Path(icons.__file__).parents[1]


def test_every_name_is_in_the_sprite_and_nothing_else() -> None:
    assert sorted(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text())) == sorted(icons.NAMES)


def test_every_icon_that_a_template_names_exists() -> None:
    asked = {
        (name, path.name)
        for path in SRC.rglob("templates/**/*.html")
        for name in re.findall(r"""\{% icon ['"]([^'"]+)['"]|\bicon=['"]([^'"]+)['"]""", path.read_text())
        for name in name
        if name
    }
    assert sorted(pair for pair in asked if pair[0] not in icons.NAMES) == []


def test_every_icon_of_the_menu_exists() -> None:
    assert [entry.icon for entry in nav._entries if entry.icon not in icons.NAMES] == []
