import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encadena.accounts.models import User
from encadena.search import actions
from encadena.search.queries import find
from tests.cast import Cast

from ..conftest import FIRMS, Library

pytestmark = pytest.mark.django_db


def titles(user: User, text: str, **more: object) -> list[str]:
    return [hit.title for group in find(user, text, **{"limit": 10, **more}).groups for hit in group.found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("panaderia la espiga", "Panadería La Espiga SpA"),
        ("PANADERÍA", "Panadería La Espiga SpA"),
        ("pana", "Panadería La Espiga SpA"),
        ("espiga dorada", "Comercial La Espiga Dorada Ltda"),
        ("dorada espiga", "Comercial La Espiga Dorada Ltda"),
        ("nuble", "Molino Ñuble S.A."),
        ("ñuble", "Molino Ñuble S.A."),
        ("jose gonzalez", "María José González Muñoz"),
        ("concepcion", "Panadería La Espiga SpA"),
    ],
)
def test_what_was_typed_is_found_without_accents_or_in_any_order(
    library: Library, reader: User, typed: str, found: str
) -> None:
    assert titles(reader, typed)[0] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("panadria", "Panadería La Espiga SpA"),
        ("pandaeria", "Panadería La Espiga SpA"),
        ("panaderiia", "Panadería La Espiga SpA"),
        ("panederia espgia", "Panadería La Espiga SpA"),
        ("serveseria", "Cervecería Huemul"),
        ("cerbeceria uemul", "Cervecería Huemul"),
        ("vina yaima", "Viña Llaima"),
        ("gonsales", "María José González Muñoz"),
        ("zuniga pena", "José Zúñiga Peña"),
        ("suniga", "José Zúñiga Peña"),
        ("panede", "Panadería La Espiga SpA"),
    ],
)
def test_a_typing_error_or_spelling_by_ear_is_understood(
    library: Library, reader: User, typed: str, found: str
) -> None:
    assert titles(reader, typed)[0] == found


def test_other_spellings_are_told_and_marked(library: Library, reader: User) -> None:
    results = find(reader, "panadria", limit=5)
    assert results.respelled
    assert "panaderia" in results.marked
    assert not find(reader, "panaderia", limit=5).respelled


@pytest.mark.parametrize(
    "typed", ["76.123.456-0", "76123456-0", "761234560", "76.123.456", "76.123", "7612", "76 123 456"]
)
def test_a_rut_is_found_however_it_is_written(library: Library, reader: User, typed: str) -> None:
    assert titles(reader, typed) == ["Panadería La Espiga SpA"]


@pytest.mark.parametrize("typed", ["76.444.333-K", "76444333k", "76.444.333-k"])
def test_the_check_digit_k_is_found_in_both_cases(library: Library, reader: User, typed: str) -> None:
    assert titles(reader, typed) == ["Viña Llaima"]


def test_the_exact_title_comes_first_then_titles_that_begin_so_then_other_places(
    library: Library, reader: User
) -> None:
    assert titles(reader, "espiga") == [
        "Espiga",
        "Panadería La Espiga SpA",
        "Comercial La Espiga Dorada Ltda",
        "Molino Ñuble S.A.",
    ]


def test_kinds_come_in_their_order_and_one_kind_can_be_chosen(library: Library, reader: User) -> None:
    library.firms.rows[7] = ("Zapatería José", "", "", ())
    actions.index("firm", [7], actor=None)
    assert [g.source.kind for g in find(reader, "jose", limit=5).groups] == ["firm", "person"]
    assert titles(reader, "jose", kind="person") == ["José Zúñiga Peña", "María José González Muñoz"]


def test_the_limit_holds_per_kind_and_says_that_there_is_more(library: Library, reader: User) -> None:
    (group,) = find(reader, "espiga", limit=2).groups
    assert (len(group.found), group.more) == (2, True)
    (group,) = find(reader, "espiga", limit=4).groups
    assert (len(group.found), group.more) == (4, False)


def test_a_reader_finds_only_what_shares_a_scope_term(library: Library, cast: Cast) -> None:
    library.firms.scopes[cast.adviser.pk] = ["centre1"]
    library.firms.scopes[cast.rival.pk] = ["centre2", "open"]
    assert titles(cast.adviser, "espiga") == ["Espiga", "Panadería La Espiga SpA", "Molino Ñuble S.A."]
    assert titles(cast.rival, "espiga") == ["Comercial La Espiga Dorada Ltda"]
    assert titles(cast.rival, "76.123.456-0") == []
    assert titles(cast.rival, "cerveceria") == ["Cervecería Huemul"]


def test_a_reader_without_scope_is_not_even_searched_for(library: Library, cast: Cast) -> None:
    library.firms.scopes[cast.buyer.pk] = []
    assert titles(cast.buyer, "espiga") == []
    assert library.firms.asked == []


def test_what_the_source_hides_is_hidden_whatever_the_scope_says(library: Library, reader: User) -> None:
    library.firms.hidden = {1, 6}
    assert titles(reader, "espiga") == ["Comercial La Espiga Dorada Ltda", "Molino Ñuble S.A."]
    assert titles(reader, "76123456") == []


def test_all_words_must_be_there(library: Library, reader: User) -> None:
    assert titles(reader, "panaderia dorada") == []


def test_words_that_a_firm_uses_are_not_marks_of_the_index(library: Library, reader: User) -> None:
    for attempt in ("#firm", "@centre1", "firm|espiga", "centre1", "+espiga | @open"):
        assert "Cervecería Huemul" not in titles(reader, attempt)


@pytest.mark.parametrize("typed", ["", " ", "a", "é", "☃", "🙂🙂", "*", '"', "()", "-- ", "\x00", "¿?"])
def test_too_little_finds_nothing_and_says_so(library: Library, reader: User, typed: str) -> None:
    results = find(reader, typed, limit=5)
    assert results.asked.too_short
    assert not results.groups


@pytest.mark.parametrize(
    "typed",
    [
        'espiga" OR "a',
        "espiga*",
        "espiga:A",
        "(espiga",
        "espiga)",
        "^espiga",
        "-espiga",
        "espiga & !espiga",
        "espiga\x00",
        "espiga 🙂",
        "NEAR(espiga 2)",
        "espiga'; DROP TABLE search_indexeddocument; --",
        "\\espiga\\",
        "%espiga_",
    ],
)
def test_signs_are_no_commands(library: Library, reader: User, typed: str) -> None:
    titles(reader, typed)
    assert "Espiga" in titles(reader, "espiga")


def test_ten_thousand_characters_are_answered(library: Library, reader: User) -> None:
    titles(reader, "espiga " * 1500)
    assert titles(reader, "x" * 10_000) == []
    assert titles(reader, "1" * 10_000) == []


@given(text=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_question(library: Library, reader: User, text: str) -> None:
    for title in titles(reader, text):
        assert title in [f[0] for f in FIRMS] + ["María José González Muñoz", "José Zúñiga Peña"]


def test_the_number_of_questions_does_not_grow_with_what_is_found(library: Library, reader: User) -> None:
    """Titles, words, beginnings and anywhere for two kinds, and the mark of the vocabulary."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    find(reader, "espiga", limit=5)
    with CaptureQueriesContext(connection) as few:
        find(reader, "molino", limit=5)
    with CaptureQueriesContext(connection) as many:
        find(reader, "espiga", limit=5)
    assert len(few) == len(many)


def test_hits_that_are_few_bring_the_more_usual_spelling_too(library: Library, reader: User) -> None:
    for n in range(100, 130):
        library.people.rows[n] = (f"Ana Pérez {n}", "", "", ())
    library.people.rows[200] = ("Ana Peres", "", "", ())
    actions.rebuild(actor=None)
    found = titles(reader, "peres", kind="person", limit=10)
    assert found[0] == "Ana Peres"
    assert "Ana Pérez 100" in found
