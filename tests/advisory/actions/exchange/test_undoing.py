from datetime import timedelta

import pytest

from encadena.advisory.actions.exchange import undo_sheet
from encadena.advisory.actions.session import withdraw_session
from encadena.advisory.models import Session, SheetImport
from encadena.firms.actions.importing import remove_old_files
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.advisory.sheets import a_row, all_said, applied
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_undo_leaves_everything_as_it_was(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    before = all_said()
    batch = applied(cast.centre, cast.adviser, a_row(client), a_row(client, Fecha="06-05-2025"))
    assert Session.objects.count() == 2
    undone = undo_sheet(batch, actor=cast.adviser)
    assert all_said() == before
    assert (undone.state, undone.counts["undone"], undone.counts["refused"]) == ("undone", 2, 0)


def test_a_session_that_somebody_worked_on_stays_with_the_reason(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    batch = applied(cast.centre, cast.adviser, a_row(client), a_row(client, Fecha="06-05-2025"))
    withdraw_session(Session.objects.get(on="2025-05-06"), actor=cast.adviser)
    undone = undo_sheet(batch, actor=cast.adviser)
    assert [str(on) for on in Session.objects.values_list("on", flat=True)] == ["2025-05-06"]
    assert undone.counts["refused"] == 1
    assert batch.made.get(state="refused").reason == "undo_session_changed"


def test_the_file_goes_after_its_time_and_undo_still_works(cast: Cast) -> None:
    batch = applied(cast.centre, cast.adviser, a_row(a_client(cast.centre, cast.adviser, cast.firm)))
    assert remove_old_files(days=30, actor=None) == 0
    SheetImport.objects.update(applied_at=clock.now() - timedelta(days=31))
    assert remove_old_files(days=30, actor=None) == 1
    batch.refresh_from_db()
    assert not batch.stored_file
    assert undo_sheet(batch, actor=cast.adviser).counts["undone"] == 1
