"""A phone on a bad line gets the large files compressed."""

import gzip
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from encadena.ui.management.commands import press_assets

KILOBYTES_OF_A_FIRST_VISIT = 200


def test_every_large_file_has_its_compressed_twin() -> None:
    files = press_assets.large_files()
    assert len(files) >= 4
    for path in files:
        assert gzip.decompress(press_assets.pressed_of(path).read_bytes()) == path.read_bytes(), path.name


def test_a_first_visit_stays_light() -> None:
    static = press_assets.VENDOR.parent
    small = [p for p in static.iterdir() if p.is_file()]
    sent = sum(press_assets.pressed_of(p).stat().st_size for p in press_assets.large_files())
    sent += sum(p.stat().st_size for p in small)
    assert sent < KILOBYTES_OF_A_FIRST_VISIT * 1024


def test_pressing_again_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.css").write_text("a{}" * 5000)
    (tmp_path / "small.css").write_text("a{}")
    monkeypatch.setattr(press_assets, "VENDOR", tmp_path)
    call_command("press_assets", verbosity=0)
    first = (tmp_path / "a.css.gz").read_bytes()
    call_command("press_assets", verbosity=0)
    assert (tmp_path / "a.css.gz").read_bytes() == first
    assert not (tmp_path / "small.css.gz").exists()


@pytest.mark.django_db
def test_the_compressed_twin_is_what_is_sent(client: Client) -> None:
    response = client.get("/static/ui/vendor/tabler.min.css", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Content-Type"].startswith("text/css")
