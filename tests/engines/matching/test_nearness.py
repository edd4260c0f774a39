from encadena.engines.matching.lexicon.thesaurus import thesaurus
from encadena.engines.matching.lexicon.weighing import broader
from encadena.engines.matching.nearness import nearness_of_concepts


def near(wanted: str, offered: str) -> float:
    by_id = thesaurus().by_id
    return float(nearness_of_concepts()[by_id[wanted].number, by_id[offered].number])


def test_one_who_looks_for_fruit_takes_blueberries_sooner_than_the_other_way_round() -> None:
    assert 1 == near("blueberry", "blueberry") > near("berry", "blueberry") > near("blueberry", "berry") > 0


def test_kinds_of_one_thing_are_neighbours_and_far_things_are_not() -> None:
    assert near("blueberry", "raspberry") > near("blueberry", "avocado")
    assert near("blueberry", "legal") == 0


def test_the_row_and_column_for_no_concept_are_empty() -> None:
    matrix = nearness_of_concepts()
    assert matrix.shape == (len(thesaurus().concepts) + 1,) * 2
    assert matrix[-1].max() == matrix[:, -1].max() == 0
    assert matrix.min() >= 0
    assert matrix.max() == 1


def test_everything_is_itself_and_whoever_stands_above_it_is_seen_from_both_ends() -> None:
    """For every concept of the tables: taking a kind of what was asked for is never worse than taking less."""
    matrix = nearness_of_concepts()
    for concept in thesaurus().concepts:
        assert matrix[concept.number, concept.number] == 1
        for above in broader(concept)[:3]:
            down, up = matrix[above.number, concept.number], matrix[concept.number, above.number]
            assert down >= up > 0, (concept.id, above.id)


def test_each_step_up_is_farther() -> None:
    matrix = nearness_of_concepts()
    for concept in thesaurus().concepts:
        steps = [matrix[above.number, concept.number] for above in broader(concept)[:3]]
        assert steps == sorted(steps, reverse=True), concept.id
