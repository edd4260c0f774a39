"""Walking and searching the trees."""

from collections.abc import Callable
from typing import Any

import pytest

from encadena.catalogs.queries import browse

pytestmark = pytest.mark.django_db


def test_the_path_goes_from_the_top_to_the_code() -> None:
    node = browse.node_of("activities", "10712") or browse.node_of("activities", "10710")
    assert [step.code[:4] for step in browse.path_to("activities", node)] == ["C", "10", "107", "1071", "1071"]


def test_the_children_of_nothing_are_the_top() -> None:
    assert [node.code for node in browse.children_of("services", None)] == ["5", "6", "7", "8", "9"]


def test_a_chapter_holds_its_headings() -> None:
    chapter = browse.node_of("products", "04")
    assert [node.code for node in browse.children_of("products", chapter)][:2] == ["0401", "0402"]


def test_an_unknown_code_is_nobody() -> None:
    assert browse.node_of("products", "4242") is None


@pytest.mark.parametrize(
    ("tree", "text", "first"),
    [("products", "0409", "0409"), ("products", "04 09", "0409"), ("activities", "c", "C"), ("services", "83", "83")],
)
def test_a_code_is_found_as_typed(tree: str, text: str, first: str) -> None:
    assert browse.search(tree, text)[0].code == first


def test_words_are_found_through_the_suggestions() -> None:
    assert browse.search("products", "mermelada de mora")[0].code == "2007"


def test_communes_come_in_the_order_of_likeness_and_within_the_region() -> None:
    assert next(one.name for one in browse.communes_for("temuko", "")) == "Temuco"
    assert {one.region_id for one in browse.communes_for("", "16")} == {"16"}
    assert browse.communes_for("temuko", "13") == []


def test_the_list_of_communes_costs_one_query(django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(1):
        assert len([(one.province.name, one.region.name) for one in browse.communes_for("", "")]) == 346


def test_every_chapter_belongs_to_a_section_in_order() -> None:
    sections = [section["code"] for section in browse.product_sections()]
    chapters = browse.children_of("products", None)
    assert sections[:3] == ["I", "II", "III"]
    assert {chapter.section for chapter in chapters} == {*sections, ""}  # type: ignore[attr-defined]
