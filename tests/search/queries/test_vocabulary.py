from encadena.search.queries.vocabulary import Vocabulary


def words(*pairs: tuple[str, int]) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.add(pairs)
    return vocabulary


def test_a_letter_missing_added_wrong_or_swapped_is_one_error() -> None:
    vocabulary = words(("molino", 5), ("camino", 5))
    for typed in ("molno", "mollino", "moliso", "moilno"):
        assert vocabulary.meant(typed, unfinished=False)[0] == "molino"


def test_short_words_may_have_fewer_errors_than_long_ones() -> None:
    vocabulary = words(("sol", 5), ("constructora", 5))
    assert vocabulary.meant("xyl", unfinished=False) == []
    assert vocabulary.meant("cnstrctora", unfinished=False) == ["constructora"]
    assert vocabulary.meant("cnstrctra", unfinished=False) == []


def test_the_more_usual_word_comes_first() -> None:
    assert words(("perez", 1), ("peres", 900)).meant("peren", unfinished=False) == ["peres", "perez"]


def test_an_unfinished_word_is_compared_with_beginnings() -> None:
    vocabulary = words(("panaderia", 5))
    assert vocabulary.meant("panede", unfinished=True) == ["panaderia"]
    assert vocabulary.meant("panede", unfinished=False) == []


def test_words_added_later_are_in_order_too() -> None:
    vocabulary = words(("molino", 5), ("zapateria", 1))
    vocabulary.add([("maestranza", 1), ("molino", 9)])
    assert vocabulary.completions("m", 5) == ["maestranza", "molino"]
    assert vocabulary.completions("m", 1) is None
    assert vocabulary.meant("maestransa", unfinished=False) == ["maestranza"]


def test_only_far_more_usual_words_are_likelier_than_one_that_exists() -> None:
    vocabulary = words(("peres", 2), ("perez", 30), ("perex", 10))
    assert vocabulary.likelier("peres") == ["perez"]
