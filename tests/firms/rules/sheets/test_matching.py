import pytest

from encadena.firms.rules.sheets.matching import fingerprint_of, heading_keys, match_columns


def fields(
    *headings: str, samples: list[list[object]] | None = None, remembered: dict[str, str] | None = None
) -> list[str]:
    found = match_columns(headings, samples or [[] for _ in headings], remembered)  # type: ignore[arg-type]
    return [found[place].field if place in found else "" for place in range(len(headings))]


def test_usual_headings_are_understood() -> None:
    assert fields("R.U.T.", "DV", "Razón Social", "Nombre de Fantasía", "Comuna", "E-mail", "Fono", "Giro") == [
        "rut",
        "rut_digit",
        "name",
        "trade_name",
        "commune",
        "email",
        "phone",
        "activity",
    ]
    assert fields("Tax ID", "Company name", "Owner gender", "Owner share") == [
        "rut",
        "name",
        "owner.1.gender",
        "owner.1.share",
    ]


def test_owners_are_told_apart_by_their_number_or_by_the_heading_above() -> None:
    assert fields("Dueño 1 RUT", "Socia 2 nombre", "% propiedad dueño 2") == [
        "owner.1.rut",
        "owner.2.name",
        "owner.2.share",
    ]
    assert fields("Empresa · RUT", "Dueño 2 · RUT", "Dueño 2 · %") == ["rut", "owner.2.rut", "owner.2.share"]


def test_the_second_rut_and_name_are_an_owners() -> None:
    assert fields("RUT", "Nombre", "RUT", "Nombre") == ["rut", "name", "owner.1.rut", "owner.1.name"]


def test_sales_carry_their_year_and_what_only_resembles_them_is_left() -> None:
    assert fields("Ventas 2024 (M$)", "Facturación 2023", "Tramo de ventas", "Ventas en UF") == [
        "sales.2024",
        "sales.2023",
        "",
        "",
    ]
    assert fields("Ventas", "Año ventas") == ["sales", "sales_year"]


def test_a_typing_error_costs_confidence_only() -> None:
    guess = match_columns(["Telefno"], [[]])[0]
    assert (guess.field, guess.why) == ("phone", "similar")
    assert guess.confidence < 0.85


def test_cells_speak_where_the_heading_does_not() -> None:
    samples: list[list[object]] = [["76.111.111-6", "9.111.111-K"], ["a@b.cl", "c@d.cl"]]
    assert fields("Código", "Dato 3", samples=samples) == ["rut", "email"]


def test_what_a_person_chose_before_wins_and_a_column_left_out_stays_out() -> None:
    assert fields("RUT", "Nombre", remembered={"rut": "owner.1.rut", "nombre": ""}) == ["owner.1.rut", ""]


def test_our_own_column_of_reasons_is_left_out_and_does_not_change_the_source() -> None:
    assert fields("RUT", "Problemas (Encadena)", "Problems (Encadena)") == ["rut", "", ""]
    assert fingerprint_of(["RUT", "Nombre"]) == fingerprint_of(["RUT", "Nombre", "Problemas (Encadena)"])


@pytest.mark.parametrize("headings", [["RUT", "rut", "Rut "]])
def test_equal_headings_are_remembered_apart(headings: list[str]) -> None:
    assert heading_keys(headings) == ["rut", "rut#2", "rut#3"]
