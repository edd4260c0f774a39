from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Buyer, Certificate, Need, Offering, Seller, Wishes
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.parties import CONDITIONS
from encadena.engines.matching.reasons import CODES, WAYS
from encadena.engines.matching.score import judged, two_sided

from .makers import TODAY

parts = st.floats(0, 1)
words = st.sampled_from(["", "BR", "US", "importer"])
some = st.frozensets(st.sampled_from(["es", "en", "BR", "FOB", "micro", "importer"]))
numbers = st.one_of(st.none(), st.floats(0.1, 1000))
hard = st.frozensets(st.sampled_from(CONDITIONS))
days = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2029, 1, 1)))

needs = st.builds(
    Need,
    id=st.just(1),
    buyer=st.builds(Buyer, id=st.just(2), country=words, kind=words, languages=some),
    text=st.just("palta"),
    volume=numbers,
    unit=st.sampled_from(["kg", "t", "cajas"]),
    certificates=st.lists(st.sampled_from(["HACCP", "BRCGS"]), max_size=2, unique=True).map(tuple),
    languages=some,
    until=days,
    incoterms=some,
    sizes=some,
    least_readiness=st.one_of(st.none(), parts),
    hard=hard,
)
offerings = st.builds(
    Offering,
    id=st.just(3),
    seller=st.just(4),
    text=st.just("palta"),
    volume=numbers,
    unit=st.just("kg"),
    incoterms=some,
)
sellers = st.builds(
    Seller,
    id=st.just(4),
    size=st.sampled_from(["", "micro"]),
    languages=some,
    certificates=st.lists(st.builds(Certificate, st.sampled_from(["HACCP", "BRCGS"]), days), max_size=3).map(tuple),
    readiness=st.one_of(st.none(), parts),
    ready_from=days,
    wishes=st.builds(
        Wishes, markets=some, buyer_kinds=some, least_order=numbers, unit=st.sampled_from(["kg", "t"]), hard=hard
    ),
)


@given(parts, parts)
def test_both_sides_weigh_the_same(one: float, other: float) -> None:
    assert two_sided(one, other) == two_sided(other, one)
    assert min(one, other) <= two_sided(one, other) + 1e-9 <= max(one, other) + 2e-9


@given(needs, offerings, sellers)
def test_every_verdict_is_told_in_known_words_and_stays_between_0_and_1(
    need: Need, offering: Offering, seller: Seller
) -> None:
    found = judged(Pair(need, offering, seller, TODAY))

    assert 0 <= found.factor <= 1
    assert {reason.code for reason in found.reasons} <= CODES.keys()
    assert {reason.way for reason in found.reasons if reason.way} <= WAYS.keys()
    failed_hard = [r for r in found.reasons if r.hard and r.state in ("failed", "partly")]
    assert (found.factor == 0) == bool(failed_hard)
    assert all(reason.way for reason in found.reasons if reason.state in ("failed", "unknown", "partly"))


@given(needs, offerings, sellers)
def test_softer_conditions_are_never_worse(need: Need, offering: Offering, seller: Seller) -> None:

    soft = replace(need, hard=frozenset())
    free = Need(need.id, need.buyer, need.text)
    factors = [judged(Pair(one, offering, seller, TODAY)).buyers for one in (need, soft)]

    assert factors[0] <= factors[1]
    assert judged(Pair(free, offering, seller, TODAY)).buyers >= 0
