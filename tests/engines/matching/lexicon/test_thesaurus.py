from collections import Counter

import pytest

from encadena.engines.matching.lexicon.languages import LANGUAGES
from encadena.engines.matching.lexicon.thesaurus import stems_of, thesaurus


def test_every_concept_has_a_name_in_each_language_and_a_kind() -> None:
    without = [one.id for one in thesaurus().concepts if not all(one.names[language] for language in LANGUAGES)]
    kinds = {one.kind.split(":")[0] for one in thesaurus().concepts}

    assert without == []
    assert kinds == {"goods", "services", "quality"}
    assert len(thesaurus().concepts) > 500


def test_ids_are_unique_and_parents_exist_and_come_to_an_end() -> None:
    every = thesaurus()
    assert [i for i, n in Counter(one.id for one in every.concepts).items() if n > 1] == []
    for concept in every.concepts:
        seen = {concept.id}
        while concept.parent:
            concept = every.by_id[concept.parent]
            assert concept.id not in seen
            seen.add(concept.id)


def test_codes_name_a_scheme_and_digits() -> None:
    codes = {code for one in thesaurus().concepts for code in one.codes}
    assert {code.split(":")[0] for code in codes} <= {"hs", "cpc", "ciiu"}
    assert all(code.split(":")[1].isdigit() for code in codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_is_empty_once_small_words_are_out(language: str) -> None:
    empty = [
        (one.id, name)
        for one in thesaurus().concepts
        for name in one.names[language]  # type: ignore[index]
        if not list(stems_of(name, language))  # type: ignore[arg-type]
    ]
    assert empty == []
