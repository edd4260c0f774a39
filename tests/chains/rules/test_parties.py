from dataclasses import dataclass

from encadena.chains.rules.parties import identities, is_twice


@dataclass(frozen=True)
class Row:
    pk: int
    firm_id: int | None = None


def test_a_buyer_that_is_a_firm_of_the_register_is_that_firm() -> None:
    assert is_twice(identities([Row(7)], [], [Row(1, firm_id=7)]))
    assert not is_twice(identities([Row(7)], [], [Row(7)]))


def test_a_firm_and_an_institution_with_the_same_number_are_different() -> None:
    assert not is_twice(identities([Row(3)], [Row(3)], [Row(3)]))
