from encadena.chains.planning.others import Other
from encadena.chains.wording.network import BASES, REASONS, UNKNOWN, basis_words, reason_words, unknown_words
from encadena.engines.linkage.alternatives import WEIGHTS


def test_every_part_that_the_engine_weighs_has_its_words() -> None:
    assert WEIGHTS.keys() == REASONS.keys() == UNKNOWN.keys()
    assert {basis_words(basis) for basis in BASES} == {str(text) for text in BASES.values()}


def test_a_reason_says_its_share_and_what_is_not_known() -> None:
    other = Other(1, "Acería", [("requirements", 0.75), ("kin", 0.2)], ["near"])
    assert reason_words(other)[0].replace("\u00a0", " ") == "cumple 75 % de lo que pide"
    assert unknown_words(other) == ["en qué región compra"]
