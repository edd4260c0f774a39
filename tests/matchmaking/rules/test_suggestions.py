from encadena.matchmaking.rules.suggestions import shared_words, stems


def test_a_suggestion_names_the_words_that_wish_and_offer_share() -> None:
    wish = stems("Miel a granel y muebles de roble")

    assert shared_words(wish, [stems("Mieles de ulmo"), stems("Mueble de cocina")]) == ["miel", "muebles"]


def test_words_that_say_nothing_suggest_nothing() -> None:
    assert shared_words(stems("productos de la empresa"), [stems("servicios de la empresa")]) == []
