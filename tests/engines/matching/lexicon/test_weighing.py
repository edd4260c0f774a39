from encadena.engines.matching.lexicon.reading import read
from encadena.engines.matching.lexicon.thesaurus import thesaurus
from encadena.engines.matching.lexicon.weighing import broader


def weights(text: str, language: str = "es") -> dict[str, float]:
    return {thesaurus().concepts[one.concept].id: one.weight for one in read(text, language).things}


def test_what_it_is_made_of_stands_for_a_thing_that_no_table_knows() -> None:
    assert weights("Zumbayllu de palta")["avocado"] == 0.6
    assert weights("Zumbayllu para palta")["avocado"] == 0.2


def test_the_particular_takes_the_place_of_the_general() -> None:
    found = weights("Maquinaria calibradora")
    assert found["foodmachinery"] > found["machinery"]


def test_each_concept_is_told_once_by_its_best_place() -> None:
    assert weights("Palta y envases para palta") == {"avocado": 1.0, "packaging": 1.0}


def test_what_comes_after_a_colon_says_more_of_the_thing() -> None:
    found = weights("Fruta deshidratada: manzana y pera")
    assert found["driedfruit"] == 1.0
    assert found["apple"] == found["pear"] == 0.6


def test_broader_concepts_come_the_nearest_first() -> None:
    assert [one.id for one in broader(thesaurus().by_id["blueberry"])] == ["berry", "fruit", "food"]
    assert broader(thesaurus().by_id["food"]) == ()
