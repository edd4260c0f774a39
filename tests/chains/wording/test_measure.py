from encadena.chains.wording.measure import why_words


def test_it_says_why_two_measures_are_not_compared() -> None:
    assert why_words("method") == "no se compara: se midió de otra manera"
    assert len({why_words(why) for why in ("no_baseline", "same", "method", "length", "firms")}) == 5
