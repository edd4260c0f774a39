import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.cast import Cast
from tests.firms.spreadsheets import HEADINGS, checked, received, some_rows, xlsx

from encadena.firms.actions import importing
from encadena.firms.actions.importing import reading as reading_module
from encadena.firms.actions.importing.spool import forget_old_readings
from encadena.kernel.errors import DomainError


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def kept() -> list[Path]:
    return sorted((Path(settings.MEDIA_ROOT) / "imports" / "readings").glob("*"))


def test_applying_and_the_same_file_again_read_no_sheet(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    content = xlsx([HEADINGS, *some_rows(3)])
    batch = checked(content, cast.centre, cast.adviser)
    monkeypatch.setattr(reading_module, "Drafter", None)

    assert importing.apply_import(batch, only_good_rows=False, actor=cast.adviser).counts["made"] == 3
    assert checked(content, cast.centre, cast.adviser, name="otra.xlsx").counts["unchanged"] == 3


def test_other_columns_are_read_anew(cast: Cast) -> None:
    content = xlsx([HEADINGS, *some_rows(1)])
    checked(content, cast.centre, cast.adviser)
    first = kept()
    batch = received(content, cast.centre, cast.adviser)
    batch = importing.set_columns(batch, fields={0: "rut", 1: "trade_name"}, actor=cast.adviser)

    assert importing.check_import(batch, actor=cast.adviser).counts["errors"] == 1
    assert len(kept()) == len(first) + 1


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"nothing"])
def test_a_damaged_one_is_read_from_the_sheet(cast: Cast, content: bytes) -> None:
    batch = checked(xlsx([HEADINGS, *some_rows(2)]), cast.centre, cast.adviser)
    for path in kept():
        path.write_bytes(content)

    assert importing.apply_import(batch, only_good_rows=False, actor=cast.adviser).counts["made"] == 2


def test_it_does_not_stand_for_a_file_that_is_gone(cast: Cast) -> None:
    batch = checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    Path(batch.stored_file.path).unlink()

    with pytest.raises(DomainError, match="file_gone"):
        importing.apply_import(batch, only_good_rows=False, actor=cast.adviser)


def test_yesterdays_are_removed_when_a_new_one_is_kept(cast: Cast) -> None:
    checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    old = kept()
    for path in old:
        os.utime(path, (0, 0))

    checked(xlsx([HEADINGS, *some_rows(2)]), cast.centre, cast.adviser)

    assert len(kept()) == 1
    assert not set(old) & set(kept())
    assert forget_old_readings(actor=None) == 0
