"""What the engine makes of the labelled set: the part that weights were set on, so that nothing gets worse unseen."""

from encadena.engines.matching import Buyer, Catalogue, Need, Offering, Seller, rank

from .labelled.reading import fingerprint, needs_of, part
from .makers import TODAY

HELD_OUT = "050afe5087b6afa2567a1b26c1c96479a2d14369fc5aadab226954f2092615d8"


def test_the_part_held_out_is_the_one_that_was_written_before_any_weight_was_set() -> None:
    assert fingerprint("heldout") == HELD_OUT


def test_the_labelled_set_is_as_large_as_it_says() -> None:
    needs = [*part("tuning").needs, *part("heldout").needs]
    offerings = needs_of("tuning").offerings

    assert len(needs) >= 120
    assert len(offerings) >= 600
    assert {one.language for one in needs} == {one.language for one in offerings} == {"es", "en", "pt"}
    assert {one.grade for one in offerings} == {0, 1, 2}
    assert {one.kind for one in needs} == {"goods", "services"}


def test_most_needs_find_first_what_they_look_for_in_whatever_language() -> None:
    labelled = needs_of("tuning")
    of = Catalogue(
        [Offering(i, i, one.text, one.language) for i, one in enumerate(labelled.offerings)],
        [Seller(i) for i in range(len(labelled.offerings))],
    )
    first = 0
    for need in labelled.needs:
        [best] = rank([Need(need.id, Buyer(0), need.text, need.language)], of, today=TODAY, limit=1, least=0.0)
        first += labelled.grade(need, labelled.offerings[int(best.offering)]) == 2

    assert first / len(labelled.needs) > 0.8
