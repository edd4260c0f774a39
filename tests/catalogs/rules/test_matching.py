"""The index on a tiny classification of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.catalogs.rules.matching import Entry, Index

ENTRIES = [
    Entry("10", "Miel natural", "Natural honey", ("miel", "miel de ulmo")),
    Entry("20", "Quesos y requesón", "Cheese and curd", ("queso de cabra",)),
    Entry("30", "Vino de uvas frescas", "Wine of fresh grapes", ("vino", "viña")),
    Entry("31", "Uvas frescas", "Grapes", ("uva de mesa",)),
]


def _codes(text: str, **options: object) -> list[str]:
    return [one.code for one in Index(ENTRIES, **options).suggest(text)]  # type: ignore[arg-type]


def test_a_whole_keyword_beats_a_word_in_common() -> None:
    assert _codes("uva de mesa")[0] == "31"


def test_no_known_word_gives_nothing() -> None:
    assert _codes("tornillos") == []


def test_a_slip_finds_the_word_and_scores_less() -> None:
    index = Index(ENTRIES)
    exact, slip = index.suggest("queso de cabra")[0], index.suggest("kesso de cabra")[0]
    assert exact.code == slip.code == "20"
    assert slip.score < exact.score


def test_the_beginning_of_a_word_is_enough_while_typing() -> None:
    assert _codes("reques") == ["20"]


def test_a_place_is_never_read_as_another_word() -> None:
    assert _codes("biña") == ["30"]
    assert _codes("biña", never_slips=frozenset({"bina"})) == []


def test_a_broader_code_yields_to_a_narrower_one() -> None:
    index = Index([Entry("1", "Hoteles", weight=0.8), Entry("11", "Hoteles")])
    assert [one.code for one in index.suggest("hotel")] == ["11", "1"]


def test_unknown_words_lower_the_score() -> None:
    index = Index(ENTRIES)
    assert index.suggest("miel de zxcvb")[0].score < index.suggest("miel")[0].score


def test_an_empty_index_answers_nothing() -> None:
    assert Index([]).suggest("miel") == []


def test_the_name_comes_in_the_language_asked_for() -> None:
    best = Index(ENTRIES).suggest("miel")[0]
    assert (best.name("en"), best.name("es"), best.name("pt")) == ("Natural honey", "Miel natural", "Miel natural")


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_than_asked_for(limit: int) -> None:
    assert len(Index(ENTRIES).suggest("uvas frescas", limit)) == limit


@given(st.text(max_size=60))
def test_any_text_gets_ordered_scores_between_0_and_1(text: str) -> None:
    scores = [one.score for one in INDEX.suggest(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


INDEX = Index(ENTRIES)
