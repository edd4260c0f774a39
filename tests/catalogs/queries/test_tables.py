"""The packaged tables are whole, sorted and consistent."""

from importlib.resources import files

import pytest

from encadena.catalogs.queries.tables import TABLES, digest, read

SIZES = {
    "regions": 16,
    "provinces": 56,
    "communes": 346,
    "activities": 1253,
    "product_sections": 21,
    "products": 97 + 1229,
    "services": 380,
}


@pytest.mark.parametrize(("table", "size"), SIZES.items())
def test_a_table_has_every_official_code(table: str, size: int) -> None:
    assert len(read(table)) == size


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_no_code_comes_twice(table: str) -> None:
    codes = [next(iter(row.values())) for row in read(table)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_no_stray_blanks(table: str) -> None:
    assert [row for row in read(table) for cell in row.values() if cell != cell.strip() or "  " in cell] == []


@pytest.mark.parametrize("table", ["activities", "products", "services"])
def test_every_code_of_a_tree_hangs_from_a_code_one_level_up(table: str) -> None:
    levels = {row["code"]: int(row["level"]) for row in read(table)}
    loose = [row["code"] for row in read(table) if row["parent"] and levels[row["parent"]] != int(row["level"]) - 1]
    tops = {row["level"] for row in read(table) if not row["parent"]}
    assert (loose, tops) == ([], {"1"})


@pytest.mark.parametrize("table", ["activities", "products", "services"])
def test_every_code_has_a_spanish_name_that_fits_a_button(table: str) -> None:
    assert [row["code"] for row in read(table) if not 2 < len(row["name_es"]) <= 200] == []


def test_goods_and_services_have_an_english_name() -> None:
    assert [row["code"] for table in ("products", "services") for row in read(table) if not row["name_en"]] == []


def test_sections_and_divisions_of_activities_have_an_english_name() -> None:
    assert [row["code"] for row in read("activities") if int(row["level"]) <= 2 and not row["name_en"]] == []


def test_communes_and_provinces_carry_the_code_of_what_contains_them() -> None:
    regions = {row["code"] for row in read("regions")}
    provinces = {row["code"]: row["region"] for row in read("provinces")}
    assert {code[:2] for code in provinces} == regions == set(provinces.values())
    assert [row["code"] for row in read("communes") if row["code"][:3] != row["province"]] == []


def test_regions_run_from_arica_to_magallanes() -> None:
    strip = sorted(read("regions"), key=lambda row: int(row["order"]))
    # fmt: off
    assert [row["roman"] for row in strip] == [
        "XV", "I", "II", "III", "IV", "V", "RM", "VI", "VII", "XVI", "VIII", "IX", "XIV", "X", "XI", "XII",
    ]
    # fmt: on


def test_there_are_hundreds_of_words_that_small_firms_use() -> None:
    words = [word for row in read("products") for word in row["keywords"].split("; ") if word]
    assert len(words) > 300
    assert {"merkén", "cochayuyo", "poleras estampadas"} <= set(words)


def test_every_31_december_since_2010_has_a_verified_value() -> None:
    values = {row["date"]: row for row in read("uf_values")}
    wanted = [f"{year}-12-31" for year in range(2010, 2026)]
    assert [day for day in wanted if values[day]["verified"] != "yes"] == []
    assert [values[day]["value"] for day in wanted] == sorted(values[day]["value"] for day in wanted)


def test_every_table_names_its_source() -> None:
    sources = (files("encadena.catalogs") / "tables" / "SOURCES.md").read_text(encoding="utf-8")
    assert [table for table in TABLES if f"`{table}.csv`" not in sources] == []


def test_the_digest_tells_tables_apart() -> None:
    assert len({digest(table) for table in TABLES}) == len(TABLES)
