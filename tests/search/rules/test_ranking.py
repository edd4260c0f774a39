from encadena.search.rules.ranking import Candidate, order_of


def a(title_key: str, *, respelled: bool = False) -> Candidate:
    return Candidate(1, title_key.title(), "", "/", title_key, respelled)


def test_exact_before_beginning_before_words_before_elsewhere_before_respelled() -> None:
    best_first = [
        a("la espiga"),
        a("la espiga spa"),
        a("la espigadora"),
        a("espiga la chica"),
        a("las espigas"),
        a("espiga sola"),
        a("molino"),
        a("la espiga", respelled=True),
    ]
    shuffled = best_first[::-1]
    ordered = sorted(shuffled, key=lambda c: order_of(c, "la espiga", [["la"], ["espiga"]]))
    assert [c.title_key for c in ordered] == [c.title_key for c in best_first]


def test_of_two_spellings_the_likelier_comes_first() -> None:
    keys = [["gonzalez", "gonzaga"]]
    assert order_of(a("zoila gonzalez"), "gonsales", keys) < order_of(a("ana gonzaga"), "gonsales", keys)
