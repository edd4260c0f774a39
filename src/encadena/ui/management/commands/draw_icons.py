"""``encadena draw_icons FOLDER``: draws the icon sprite again after ``ui/icons.py`` changed."""

import re
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from encadena.ui import icons

SPRITE = Path(icons.__file__).parent / "static" / "ui" / "vendor" / "icons.svg"
NOTICE = (
    "<!-- Drawn from Tabler Icons, https://tabler.io/icons, copyright Paweł Kuna, MIT licence; see VENDORED.md. -->"
)


class Command(BaseCommand):
    help = "Draw the icon sprite from the folder icons/outline of an unpacked @tabler/icons package."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        missing = [name for name in icons.NAMES if not (folder / f"{name}.svg").is_file()]
        if missing:
            raise CommandError(f"{folder}: {', '.join(missing)}")
        SPRITE.write_text(sprite_of(folder), encoding="utf-8")
        self.stdout.write(f"{SPRITE.name}: {len(icons.NAMES)}")


def sprite_of(folder: Path) -> str:
    """One ``<symbol>`` per icon, with the id that ``{% icon %}`` refers to."""
    symbols = [_symbol(name, (folder / f"{name}.svg").read_text(encoding="utf-8")) for name in icons.NAMES]
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', NOTICE, *symbols, "</svg>", ""])


def _symbol(name: str, svg: str) -> str:
    shapes = re.findall(r"<(?:path|circle|rect|line|ellipse|polyline)\b[^>]*/>", svg)
    drawn = "".join(shape for shape in shapes if 'd="M0 0h24v24H0z"' not in shape)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>'
