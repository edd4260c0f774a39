import pytest

from encadena.advisory.actions.exchange import check_sheet, receive_sheet
from encadena.advisory.models import Session
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.advisory.sheets import a_row, a_sheet, applied, checked, codes
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def test_every_bad_cell_is_told_with_its_row_and_column(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    batch = checked(
        cast.centre,
        cast.adviser,
        a_row(client),
        a_row(client, Fecha="31-02-2025", Modalidad="paloma", Área="astrología"),
        a_row(client, **{"Minutos de atención": "mucho", "Correo asesora": "nadie@example.cl"}),
        a_row(client, **{"RUT cliente": "", "Nombre": "Panadería"}),
        a_row(client, **{"Qué se asesoró": "", "Fecha": "06-05-2025"}),
        a_row(client, **{"Próximo paso": "Llamar", "Fecha": "07-05-2025"}),
    )
    assert codes(batch) == [
        (3, "Fecha", "date_invalid"),
        (3, "Modalidad", "row_mode_unknown"),
        (3, "Área", "row_area_unknown"),
        (4, "Correo asesora", "row_adviser_unknown"),
        (4, "Minutos de atención", "session_minutes_invalid"),
        (5, "Nombre", "row_client_unknown"),
        (6, "Qué se asesoró", "advice_missing"),
        (7, "Para cuándo", "next_action_undated"),
    ]
    assert (batch.counts["new"], batch.counts["bad_rows"], Session.objects.count()) == (1, 5, 0)


def test_a_name_counts_only_when_it_is_exactly_that_of_one_client(cast: Cast) -> None:
    first = a_client(cast.centre, cast.adviser, a_firm(cast.centre, name="Los Aromos", rut=None))
    row = a_row(first, **{"RUT cliente": "", "Nombre": "Los Aromos"})
    assert codes(checked(cast.centre, cast.adviser, row)) == []
    a_client(cast.centre, cast.adviser, a_firm(cast.centre, name="Los Aromos", rut=None))
    assert codes(checked(cast.centre, cast.adviser, row)) == [(2, "Nombre", "row_client_unclear")]


def test_hours_are_held_against_the_file_itself_and_the_log(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    applied(cast.centre, cast.adviser, a_row(client, Hora="9:00"))
    batch = checked(
        cast.centre,
        cast.adviser,
        a_row(client, Hora="9:30"),
        a_row(client, Hora="11:00"),
        a_row(client, Hora="11:59"),
        a_row(client, **{"Minutos de traslado": 1390, "Minutos de atención": 0, "Con contenido": "no"}),
    )
    assert [(row, code) for row, _column, code in codes(batch)] == [
        (2, "session_overlap"),
        (4, "session_overlap"),
        (5, "session_day_full"),
    ]


def test_the_rivals_client_is_nobody_here(cast: Cast) -> None:
    own = a_client(cast.centre, cast.adviser, cast.firm)
    theirs = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    batch = checked(cast.centre, cast.adviser, a_row(own, **{"RUT cliente": theirs.firm.rut}))
    assert codes(batch) == [(2, "RUT cliente", "row_client_unknown")]


def test_an_adviser_imports_only_their_own_sessions_and_a_head_those_of_the_centre(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    row = a_row(client, **{"Correo asesora": cast.head.email})
    assert [code for *_cell, code in codes(checked(cast.centre, cast.adviser, row))] == ["row_of_other_adviser"]
    assert codes(checked(cast.centre, cast.head, row)) == []
    row = a_row(client, **{"Correo asesora": cast.rival.email})
    assert [code for *_cell, code in codes(checked(cast.centre, cast.head, row))] == ["session_client_of_other_centre"]


def test_a_row_that_says_otherwise_than_the_log_is_a_warning_and_changes_nothing(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    applied(cast.centre, cast.adviser, a_row(client, **{"Id externo": "A1"}))
    batch = applied(cast.centre, cast.adviser, a_row(client, **{"Id externo": "A1", "Minutos de atención": 30}))
    assert codes(batch) == [(2, "", "row_differs")]
    assert Session.objects.get().contact_minutes == 60


def test_an_external_id_that_comes_back_in_the_file_is_refused(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    row = a_row(client, **{"Id externo": "A1"})
    assert codes(checked(cast.centre, cast.adviser, row, row)) == [(3, "Id externo", "row_id_twice")]


def test_nobody_imports_into_another_operators_centre(cast: Cast) -> None:
    with pytest.raises(DomainError, match="import_centre"):
        receive_sheet(upload=a_sheet([["1", "2"]]), name="x.csv", centre=cast.rival_centre, actor=cast.adviser)


def test_a_file_without_the_needed_columns_says_which(cast: Cast) -> None:
    upload = a_sheet([["05-05-2025", "Finanzas"]], headings=["Fecha", "Área"])
    batch = receive_sheet(upload=upload, name="x.csv", centre=cast.centre, actor=cast.adviser)
    with pytest.raises(DomainError) as refused:
        check_sheet(batch, actor=cast.adviser)
    assert refused.value.params["missing"] == ["mode", "ruts"]


@pytest.mark.parametrize("rows", [1, 3])
def test_checking_takes_the_same_number_of_queries_for_one_row_and_three(
    cast: Cast, rows: int, django_assert_num_queries: object
) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    sheet = [a_row(client, Fecha=f"0{n + 1}-05-2025") for n in range(rows)]
    batch = receive_sheet(upload=a_sheet(sheet), name="x.csv", centre=cast.centre, actor=cast.adviser)
    with django_assert_num_queries(24):  # type: ignore[operator]
        check_sheet(batch, actor=cast.adviser)
