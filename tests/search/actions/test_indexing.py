import pytest
from django.db import connection

from encadena.accounts.models import User
from encadena.search import actions
from encadena.search.models import IndexedDocument, Word
from encadena.search.queries import find

from ..conftest import Library

pytestmark = pytest.mark.django_db


def count(user: User, text: str) -> int:
    return find(user, text, limit=50).count


def test_a_changed_document_is_found_by_its_new_words_only(library: Library, reader: User) -> None:
    library.firms.rows[1] = ("Pastelería El Sol", "", "", ("centre1",))
    assert actions.index("firm", [1], actor=None) == 1
    assert count(reader, "pasteleria") == 1
    assert count(reader, "panaderia") == 0


def test_what_its_source_no_longer_offers_leaves_the_index(library: Library, reader: User) -> None:
    del library.firms.rows[4]
    assert actions.index("firm", [4], actor=None) == 0
    assert count(reader, "huemul") == 0


def test_indexing_twice_changes_nothing(library: Library, reader: User) -> None:
    actions.index("firm", [1, 1], actor=None)
    actions.index("firm", [1], actor=None)
    assert count(reader, "panaderia") == 1
    assert IndexedDocument.objects.filter(kind="firm", object_id=1).count() == 1


def test_objects_are_removed(library: Library, reader: User) -> None:
    assert actions.remove("firm", [1, 6, 999], actor=None) == 2
    assert count(reader, "panaderia") == 0


def test_a_rebuild_forgets_what_is_gone_and_sources_that_are_gone(library: Library, reader: User) -> None:
    IndexedDocument.objects.create(kind="ghost", object_id=1, title="x", title_key="x", terms="x")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_fts (rowid, terms) SELECT id, terms FROM search_indexeddocument WHERE kind='ghost'"
            )
    del library.firms.rows[2]
    assert actions.rebuild(actor=None) == 7
    assert IndexedDocument.objects.count() == 7
    assert count(reader, "dorada") == 0


def test_one_kind_can_be_rebuilt_alone(library: Library, reader: User) -> None:
    library.firms.rows[9] = ("Taller Nuevo", "", "", ())
    library.people.rows[9] = ("Zulema Quispe", "", "", ())
    assert actions.rebuild("firm", actor=None) == 7
    assert count(reader, "taller") == 1
    assert count(reader, "zulema") == 0


def test_new_words_are_known_to_spelling_correction_at_once(library: Library, reader: User) -> None:
    assert count(reader, "marmoleria") == 0
    library.firms.rows[10] = ("Marmolería Carrara", "", "", ())
    actions.index("firm", [10], actor=None)
    assert count(reader, "marmolria") == 1


def test_a_full_rebuild_counts_the_words_again(library: Library) -> None:
    assert Word.objects.get(word="espiga").count == 4
    actions.rebuild(actor=None)
    assert Word.objects.get(word="espiga").count == 4
    assert not Word.objects.filter(word="76123456").exists()


def test_numbers_and_nul_in_a_title_do_no_harm(library: Library, reader: User) -> None:
    library.firms.rows[11] = ("Galpón\x00 42 'norte\" \\", "", "", ("Centro Ñ-1",))
    actions.index("firm", [11], actor=None)
    assert count(reader, "galpon") == 1
    assert count(reader, "galpon 42") == 1


def test_a_very_long_document_is_cut_for_the_screen_and_found_by_its_end(library: Library, reader: User) -> None:
    library.firms.rows[12] = ("Larga " + "palabra " * 60, "", "final", ())
    actions.index("firm", [12], actor=None)
    assert count(reader, "larga final") == 1


def test_an_index_that_is_empty_answers(db: None, reader: User) -> None:
    assert actions.rebuild(actor=None) >= 0
    assert count(reader, "nadaquesellameasi") == 0
