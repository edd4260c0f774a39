import pytest

from encadena.advisory.actions.exchange import apply_sheet, undo_sheet
from encadena.advisory.actions.exchange.sessions import SessionSheet, writing
from encadena.advisory.models import Session, SheetMade
from encadena.audit.models import Entry
from encadena.jobs.registry import Interrupted
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.advisory.sheets import a_row, all_said, applied, checked
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def rows_of_a_year(cast: Cast) -> list[list[object]]:
    clients = [a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser)) for _n in range(3)]
    return [a_row(clients[n % 3], Fecha=f"{n % 28 + 1:02}-0{n % 9 + 1}-2025") for n in range(40)]


def test_a_row_becomes_a_session_as_if_it_had_been_typed(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    applied(cast.centre, cast.adviser, a_row(client, Hora="9:30", **{"Minutos de atención": "1 h 20"}))
    session = Session.objects.get()
    client.refresh_from_db()
    assert (str(session.starts_at), session.contact_minutes, session.counts) == ("09:30:00", 80, True)
    assert (session.adviser, session.logged_by, session.area.code) == (cast.adviser, cast.adviser, "finance")
    assert (client.counted_sessions, client.contact_minutes, client.last_session_on) == (1, 80, session.on)
    assert Entry.objects.filter(verb="session.logged", subject_id=str(session.pk)).count() == 1


def test_several_clients_share_the_minutes_and_an_unsigned_one_makes_it_a_contact(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    other = a_client(cast.centre, cast.adviser, agreement_signed_on=None)
    applied(cast.centre, cast.adviser, a_row(client, **{"RUT cliente": f"{client.firm.rut};{other.firm.rut}"}))
    session = Session.objects.get()
    assert [seat.minutes for seat in session.attended.order_by("pk")] == [30, 30]
    assert not session.counts


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    rows = rows_of_a_year(cast)
    applied(cast.centre, cast.adviser, *rows)
    before = all_said()
    again = applied(cast.centre, cast.adviser, *rows)
    assert all_said() == before
    assert (again.counts["made"], again.counts["unchanged"], again.counts["new"]) == (0, 40, 0)


def test_truly_identical_rows_are_two_sessions_and_stay_two(cast: Cast) -> None:
    row = a_row(a_client(cast.centre, cast.adviser, cast.firm))
    applied(cast.centre, cast.adviser, row, row)
    applied(cast.centre, cast.adviser, row, row)
    assert Session.objects.count() == 2


@pytest.mark.parametrize("chunk", [1, 2, 4])
def test_a_worker_that_dies_in_a_chunk_leaves_what_a_clean_run_leaves(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    rows = rows_of_a_year(cast)
    clean = applied(cast.centre, cast.adviser, *rows)
    wanted = all_said()
    undo_sheet(clean, actor=cast.adviser)
    assert Session.objects.count() == 0
    batch = checked(cast.centre, cast.adviser, *rows)
    monkeypatch.setattr(SessionSheet, "chunk", 8)
    with monkeypatch.context() as patch:
        _die_in_chunk(patch, chunk)
        with pytest.raises(Interrupted):
            apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert Session.objects.count() == 8 * (chunk - 1)
    batch.refresh_from_db()
    done = apply_sheet(batch, only_good_rows=False, actor=cast.adviser, resume=True)
    assert all_said() == wanted
    assert (done.counts["made"], SheetMade.objects.filter(batch=batch).count()) == (40, 40)


def _die_in_chunk(patch: pytest.MonkeyPatch, chunk: int) -> None:
    """After the sessions of that chunk were written, before its transaction ends."""
    real, calls = writing._tell, []

    def dies(*args: object) -> None:
        calls.append(1)
        if len(calls) == chunk:
            raise Interrupted
        real(*args)  # type: ignore[arg-type]

    patch.setattr(writing, "_tell", dies)


def test_an_error_in_the_middle_takes_everything_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = checked(cast.centre, cast.adviser, *rows_of_a_year(cast))
    before = all_said()
    monkeypatch.setattr(SessionSheet, "chunk", 8)
    real, calls = writing._tell, []

    def breaks(*args: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError("full")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_tell", breaks)
    with pytest.raises(OSError, match="full"):
        apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    batch.refresh_from_db()
    assert (batch.state, all_said()) == ("failed", before)


def test_all_or_nothing_refuses_a_file_with_a_bad_row_and_good_rows_go_in_alone(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    batch = checked(cast.centre, cast.adviser, a_row(client), a_row(client, Fecha="mañana"))
    with pytest.raises(DomainError, match="import_has_errors"):
        apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert not Session.objects.exists()
    done = apply_sheet(batch, only_good_rows=True, actor=cast.adviser)
    assert (Session.objects.count(), done.counts["made"], done.counts["skipped"]) == (1, 1, 1)


def test_what_others_logged_since_the_check_still_counts_against_the_day(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    batch = checked(cast.centre, cast.adviser, a_row(client, Hora="10:00"))
    applied(cast.centre, cast.adviser, a_row(client, Hora="10:30", **{"Id externo": "otra"}))
    with pytest.raises(DomainError, match="import_has_errors"):
        apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert Session.objects.count() == 1
