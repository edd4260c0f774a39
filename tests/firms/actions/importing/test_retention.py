from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.firms.spreadsheets import HEADINGS, applied, checked, received, some_rows, xlsx

from encadena.audit.models import Entry
from encadena.firms.actions import importing
from encadena.firms.choices import ImportState
from encadena.firms.models import Firm, Import
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

CONTENT = xlsx([HEADINGS, *some_rows(2)])


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def aged(batch: Import, days: int, *fields: str) -> Path:
    """As if ``fields`` had been written ``days`` ago; returns the uploaded file."""
    Import.objects.filter(pk=batch.pk).update(**dict.fromkeys(fields, clock.now() - timedelta(days=days)))
    return Path(batch.stored_file.path)


@pytest.mark.parametrize(("days", "stays"), [(89, True), (90, False)])
def test_the_file_of_an_applied_import_goes_after_its_days(cast: Cast, days: int, stays: bool) -> None:
    path = aged(applied(CONTENT, cast.centre, cast.adviser), days, "applied_at")

    assert importing.remove_old_files(days=90, actor=None) == (0 if stays else 1)
    assert path.exists() is stays


def test_the_days_of_an_undone_import_begin_anew(cast: Cast) -> None:
    batch = importing.undo_import(applied(CONTENT, cast.centre, cast.adviser), actor=cast.adviser)
    path = aged(batch, 100, "created_at", "applied_at")

    assert importing.remove_old_files(days=90, actor=None) == 0
    aged(batch, 90, "undone_at")
    assert importing.remove_old_files(days=90, actor=None) == 1
    assert not path.exists()


@pytest.mark.parametrize("bring", [received, checked])
def test_a_file_that_was_left_lying_goes_too(cast: Cast, bring: Any) -> None:
    path = aged(bring(CONTENT, cast.centre, cast.adviser), 90, "created_at")

    assert importing.remove_old_files(days=90, actor=None) == 1
    assert not path.exists()


@pytest.mark.parametrize("state", [ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING])
def test_nobody_takes_a_file_away_under_a_worker(cast: Cast, state: str) -> None:
    batch = checked(CONTENT, cast.centre, cast.adviser)
    path = aged(batch, 500, "created_at")
    Import.objects.filter(pk=batch.pk).update(state=state)

    assert importing.remove_old_files(days=90, actor=None) == 0
    assert path.exists()


def test_an_import_without_its_file_can_still_be_undone_and_says_that_the_file_is_gone(cast: Cast) -> None:
    batch = applied(CONTENT, cast.centre, cast.adviser)
    left = checked(CONTENT, cast.centre, cast.adviser)
    aged(batch, 90, "applied_at")
    aged(left, 90, "created_at")
    importing.remove_old_files(days=90, actor=None)
    batch.refresh_from_db()
    left.refresh_from_db()

    with pytest.raises(DomainError, match="file_gone"):
        importing.check_import(left, actor=cast.adviser)
    assert importing.undo_import(batch, actor=cast.adviser).counts["undone"] == 2
    assert not Firm.objects.filter(name__startswith="Empresa Número").exists()


def test_each_removal_is_in_the_log_once_and_a_lost_file_is_no_obstacle(cast: Cast) -> None:
    aged(applied(CONTENT, cast.centre, cast.adviser), 90, "applied_at").unlink()

    assert [importing.remove_old_files(days=90, actor=None) for _time in range(2)] == [1, 0]
    assert Entry.objects.get(verb="import.file_removed").context == {"days": 90}
