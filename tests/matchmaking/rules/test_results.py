from decimal import Decimal

from encadena.matchmaking.choices import Again, Stage
from encadena.matchmaking.rules.results import MEASURES, Fact, Said, counted, money_by_side, portions

BUYER, FIRM = 1, 2


def fact(
    buyer: Said | None = None, firm: Said | None = None, *, placed: bool = True, present: bool | None = None
) -> Fact:
    said = {key: one for key, one in ((BUYER, buyer), (FIRM, firm)) if one}
    return Fact(10, BUYER, FIRM, placed, present, said)


def usd(amount: int, *more: str) -> Said:
    return Said(Stage.ORDER, amounts={"closed": Decimal(amount)}, more_than=frozenset(more), currency="USD")


def test_both_definitions_of_held_stand_side_by_side() -> None:
    facts = [
        fact(Said(Stage.CONTACT), present=False),
        fact(Said(Stage.NOT_HELD), present=True),
        fact(),
        fact(placed=False),
    ]

    counts = counted(facts)

    assert (counts["held"], counts["reported"], counts["unreported"]) == (1, 2, 1)
    assert (counts["present"], counts["absent"], counts["marked"], counts["unmarked"]) == (1, 1, 2, 1)


def test_a_meeting_that_one_side_denies_was_held_and_differs() -> None:
    counts = counted([fact(Said(Stage.NOT_HELD), Said(Stage.SAMPLE)), fact(Said(Stage.SAMPLE), Said(Stage.SAMPLE))])

    assert (counts["held"], counts["not_held"], counts["differs"]) == (2, 0, 1)


def test_a_stage_is_said_by_one_or_by_both_and_never_averaged() -> None:
    counts = counted([fact(Said(Stage.ORDER), Said(Stage.CONTACT)), fact(Said(Stage.ORDER))])

    assert (counts["any_order"], counts["both_order"]) == (2, 0)
    assert (counts["any_contact"], counts["both_contact"]) == (2, 1)
    assert (counts["any_quotation"], counts["both_quotation"]) == (2, 0)


def test_no_interest_is_held_and_below_every_stage() -> None:
    counts = counted([fact(Said(Stage.NO_INTEREST))])

    assert (counts["held"], counts["no_interest"], counts["any_contact"]) == (1, 1, 0)


def test_who_did_not_say_whether_they_met_again_is_counted_apart() -> None:
    counts = counted(
        [fact(Said(Stage.CONTACT, Again.MET), Said(Stage.CONTACT)), fact(Said(Stage.CONTACT, Again.NO)), fact(usd(1))]
    )

    assert (counts["again"], counts["again_unknown"], counts["held"]) == (1, 1, 3)


def test_amounts_of_the_sides_and_of_currencies_are_never_added_together() -> None:
    euros = Said(Stage.ORDER, amounts={"closed": Decimal(7)}, currency="EUR")
    facts = [fact(usd(100), usd(80)), fact(usd(20, "closed"), euros), fact(firm=Said(Stage.CONTACT))]

    *_others, by_buyers = money_by_side(facts, lambda f: [f.first])
    *_others, by_firms = money_by_side(facts, lambda f: [f.second])

    assert [(s.currency, s.total, s.cases, s.at_least) for s in by_buyers.sums] == [("USD", 120, 2, True)]
    assert [(s.currency, s.total, s.at_least) for s in by_firms.sums] == [("EUR", 7, False), ("USD", 80, False)]
    assert (by_firms.known, by_firms.unknown) == (2, 1)


def test_who_did_not_meet_owes_no_amount() -> None:
    expected, *_rest = money_by_side([fact(Said(Stage.NOT_HELD), Said(Stage.NO_INTEREST))], lambda f: [1, 2])

    assert (expected.known, expected.unknown) == (0, 0)


def test_what_is_not_known_of_a_firm_comes_last() -> None:
    rows = [Fact(n, BUYER, firm, True, None, {firm: Said(Stage.ORDER)}) for n, firm in enumerate([2, 2, 3, 4, 5, 6])]
    groups = {2: "C", 3: "A"}

    found = portions(rows, lambda key: groups.get(key, ""))

    assert [(p.key, p.firms, p.placed, p.orders) for p in found] == [("C", 1, 2, 2), ("A", 1, 1, 1), ("", 3, 3, 3)]


def test_every_measure_can_be_asked_of_an_empty_meeting() -> None:
    assert {name: test(fact(placed=False)) for name, test in MEASURES.items() if name != "listed"} == dict.fromkeys(
        set(MEASURES) - {"listed"}, False
    )
