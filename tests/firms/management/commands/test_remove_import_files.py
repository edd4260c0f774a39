import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast
from tests.firms.spreadsheets import HEADINGS, applied, some_rows, xlsx

from encadena.firms.models import Import
from encadena.kernel import clock


def run(*options: str) -> str:
    out = io.StringIO()
    call_command("remove_import_files", *options, stdout=out)
    return out.getvalue()


def test_it_removes_what_is_older_than_the_settings_say_or_than_asked(cast: Cast) -> None:
    for number, age in enumerate((80, 90)):
        batch = applied(xlsx([HEADINGS, *some_rows(1, 77_000_000 + number)]), cast.centre, cast.adviser)
        Import.objects.filter(pk=batch.pk).update(applied_at=clock.now() - timedelta(days=age))

    assert "1 planilla borrada." in run()
    assert "1 planilla borrada." in run("--days", "80")
    assert "0 planillas borradas." in run("--days", "1")


def test_less_than_a_day_is_refused(cast: Cast) -> None:
    with pytest.raises(CommandError, match="1 o más"):
        run("--days", "0")
