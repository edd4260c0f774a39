from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories import a_rut
from tests.firms.spreadsheets import dotted

from encadena.firms.rules.communes import CommuneName, Gazetteer
from encadena.firms.rules.sheets.columns import Reference, build_columns, check_fields, look_over
from encadena.firms.rules.sheets.drafting import Drafter
from encadena.firms.rules.sheets.drafts import Reading

REFERENCE = Reference(
    today=date(2026, 3, 12),
    gazetteer=Gazetteer([CommuneName("08101", "Concepción", "08"), CommuneName("13101", "Santiago", "13")]),
    regions={"biobio": "08", "bio bio": "08", "viii": "08", "metropolitana de santiago": "13"},
    activities={"10711": "Elaboración de pan", "01110": "Cultivo de cereales"},
    uf={2024: Decimal("38416.69")},
)
ONE, TWO = dotted(a_rut(76_000_001)), dotted(a_rut(76_000_002))
ANA, LUZ = dotted(a_rut(9_000_001)), dotted(a_rut(9_000_002))


def read(fields: list[str], *rows: list[Any], headings: list[str] | None = None) -> Reading:
    headings = headings or fields
    chosen = check_fields(dict(enumerate(fields)), headings, REFERENCE.today)
    columns = build_columns(chosen, headings, look_over(rows, chosen), REFERENCE)
    return Drafter(columns, REFERENCE).read(rows, 2)


def codes(reading: Reading) -> list[tuple[int, int | None, str]]:
    return [(issue.row, issue.place, issue.code) for issue in reading.issues]


def test_rows_of_one_firm_are_one_firm_with_several_owners() -> None:
    reading = read(
        ["rut", "name", "owner.1.rut", "owner.1.name", "owner.1.share"],
        [ONE, "Panadería Sur SpA", ANA, "Ana Soto", 60],
        [ONE, "PANADERIA SUR SPA", LUZ, "Luz Mora", 40],
        [TWO, "Otra SpA", None, None, None],
    )
    assert [(f.rows, [o.name for o in f.owners]) for f in reading.firms] == [
        ([2, 3], ["Ana Soto", "Luz Mora"]),
        ([4], []),
    ]
    assert reading.issues == []


def test_one_row_may_hold_several_owners_and_names_in_parts() -> None:
    reading = read(
        ["rut", "name", "owner.1.name", "owner.1.surname", "owner.1.second_surname", "owner.2.name", "owner.2.gender"],
        [ONE, "Sur SpA", "Ana", "Soto", "Mora", "Luis Vera", "Hombre"],
    )
    assert [(o.name, o.gender) for o in reading.firms[0].owners] == [("Ana Soto Mora", None), ("Luis Vera", "male")]


def test_rows_that_disagree_name_each_other_and_the_whole_firm_stays_out() -> None:
    reading = read(["rut", "name", "email"], [ONE, "Sur SpA", "a@b.cl"], [ONE, None, "c@d.cl"])
    assert codes(reading) == [(3, 2, "rows_disagree")]
    assert reading.issues[0].params == {"other_row": 2, "other_value": "a@b.cl"}
    assert reading.firms[0].bad


def test_one_rut_is_one_person_in_the_whole_file() -> None:
    reading = read(
        ["rut", "name", "owner.1.rut", "owner.1.name", "owner.1.gender"],
        [ONE, "Sur SpA", ANA, "Ana Soto", "F"],
        [TWO, "Norte SpA", ANA, "Pedro Lara", "F"],
    )
    assert codes(reading) == [(3, 2, "person_disagrees")]


def test_only_an_entrepreneur_may_lack_a_rut() -> None:
    reading = read(
        ["rut", "name", "kind"], [None, "Luz", "emprendedora"], [None, "Sur SpA", None], ["sin RUT", "Norte", None]
    )
    assert codes(reading) == [(3, 0, "rut_missing"), (4, 0, "rut_missing")]
    assert [f.get("name") for f in reading.firms] == ["Luz"]


def test_without_a_rut_column_every_row_is_an_entrepreneur() -> None:
    assert codes(read(["name"], ["Tejidos Luz"])) == []


def test_totals_notes_and_empty_rows_are_left_aside() -> None:
    reading = read(
        ["rut", "name", "sales.2024"],
        [ONE, "Sur SpA", 1],
        [None, None, None],
        ["Total", None, 1],
        [None, None, 99.0],
        ["Fuente: encuesta propia", None, None],
        [TWO, "Total Construcciones SpA", 5],
    )
    assert (reading.rows, reading.left_aside) == (2, [4, 5, 6])
    assert reading.issues == []


def test_a_digit_in_its_own_column_completes_the_rut() -> None:
    number, digit = a_rut(76_000_001)[:-1], a_rut(76_000_001)[-1]
    reading = read(["rut", "rut_digit", "name"], [float(number), digit, "Sur SpA"], [float(number), None, "Norte SpA"])
    assert reading.firms[0].rut == a_rut(76_000_001)
    assert codes(reading) == [(3, 0, "rut_without_digit")]


def test_a_column_of_numbers_without_digits_is_refused_as_a_whole_even_where_one_fits_by_chance() -> None:
    numbers = [76_000_000 + n for n in range(40)]
    reading = read(["rut", "name"], *[[float(n), f"Empresa {n}"] for n in numbers])
    assert {code for _row, _place, code in codes(reading)} == {"rut_without_digit"}
    assert len(reading.issues) == 40


def test_region_and_commune_are_compared() -> None:
    reading = read(
        ["rut", "name", "region", "commune"], [ONE, "Sur", "Bío-Bío", "concepcion"], [TWO, "Norte", "VIII", "Santiago"]
    )
    assert codes(reading) == [(3, 2, "region_mismatch")]
    assert read(["rut", "name", "region"], [ONE, "Sur", "Región del Biobío"]).issues[0].code == "region_alone"


def test_sales_need_a_year_that_is_over_and_has_a_uf() -> None:
    reading = read(
        ["rut", "name", "sales", "sales_year"],
        [ONE, "Sur", "1.000", 2024],
        [TWO, "Norte", "1.000", None],
        [dotted(a_rut(76_000_003)), "Este", 5, 2026],
        [dotted(a_rut(76_000_004)), "Oeste", 5, 2001],
    )
    assert codes(reading) == [(3, 2, "sales_year_missing"), (4, 3, "year_not_over"), (5, 2, "uf_missing")]
    assert reading.firms[0].sales[2024][0] == Decimal(1000)


def test_the_heading_says_thousands_of_pesos() -> None:
    reading = read(["rut", "name", "sales.2024"], [ONE, "Sur", 45.3], headings=["RUT", "Nombre", "Ventas 2024 (M$)"])
    assert reading.firms[0].sales[2024][0] == Decimal(45_300)


def test_leading_zeros_that_a_spreadsheet_lost_come_back() -> None:
    reading = read(
        ["rut", "name", "activity", "commune"], [ONE, "Sur", 1110.0, 8101.0], [TWO, "Norte", "107110", "Concepción"]
    )
    assert reading.issues == []
    assert [(f.activity and f.activity[0], f.get("commune")) for f in reading.firms] == [
        ("01110", "08101"),
        ("10711", "08101"),
    ]


def test_fractions_and_m_are_understood_from_the_whole_column() -> None:
    reading = read(
        ["rut", "name", "owner.1.name", "owner.1.share", "owner.1.gender"],
        [ONE, "Sur", "Ana", 0.25, "M"],
        [TWO, "Norte", "Luis", 1.0, "H"],
    )
    assert [(o.share, o.gender) for f in reading.firms for o in f.owners] == [
        (Decimal(25), "female"),
        (Decimal(100), "male"),
    ]


def test_every_bad_cell_of_a_row_is_told_not_only_the_first() -> None:
    reading = read(
        ["rut", "name", "email", "commune", "started_on", "owner.1.share"],
        ["76.000.001-0", "Sur", "nada", "Lotta", "ayer", 50],
    )
    assert [code for _row, _place, code in codes(reading)] == [
        "rut_wrong_digit",
        "email_invalid",
        "commune_unknown",
        "date_invalid",
        "owner_without_name",
    ]
    assert reading.bad_rows == {2}
