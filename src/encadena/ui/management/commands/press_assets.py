"""``encadena press_assets``: compresses the large vendored files again after one of them changed."""

import gzip
from pathlib import Path

from django.core.management.base import BaseCommand

from .draw_icons import SPRITE

VENDOR = SPRITE.parent
WORTH_IT = 8 * 1024


class Command(BaseCommand):
    help = "Write file.gz beside every large vendored file; the static file server sends it to whoever accepts gzip."

    def handle(self, *args: object, **options: object) -> None:
        for path in large_files():
            pressed = pressed_of(path)
            pressed.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
            self.stdout.write(f"{path.name}: {path.stat().st_size} → {pressed.stat().st_size}")


def large_files() -> list[Path]:
    return sorted(p for p in VENDOR.iterdir() if p.suffix in {".css", ".js", ".svg"} and p.stat().st_size > WORTH_IT)


def pressed_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.gz")
