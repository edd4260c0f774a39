from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Buyer, Certificate, Seller, Wishes

from .makers import catalogue, codes, need, offering, ranked


@pytest.mark.parametrize(
    ("text", "language"), [("palta", "es"), ("Avocados", "en"), ("abacate", "pt"), ("PALTÁS", ""), ("avocdo", "en")]
)
def test_the_thing_is_found_in_any_of_the_three_languages(text: str, language: str) -> None:
    found = ranked(need(text, language), catalogue(offering("other", "arándanos"), offering("it", "Paltas Hass")))

    assert [match.offering for match in found][:1] == ["it"]
    assert "same_thing" in codes(found[0])


def test_what_only_mentions_the_thing_comes_after_the_thing() -> None:
    found = ranked(need("palta"), catalogue(offering("boxes", "Envases para palta"), offering("fruit", "Palta fresca")))

    assert [match.offering for match in found] == ["fruit", "boxes"]
    assert "mentions_thing" in codes(found[1])


def test_a_failed_hard_condition_excludes_and_says_what_would_change_it() -> None:
    expired = Seller("late", certificates=(Certificate("FSSC 22000", date(2026, 1, 1)),))
    asks = need(certificates=("FSSC 22000",), hard=frozenset({"certificate"}))
    of = catalogue(offering("a", seller="late"), sellers=[expired])

    assert ranked(asks, of) == []
    [out] = ranked(asks, of, excluded=True)
    assert out.excluded
    [reason] = [r for r in out.reasons if r.code == "certificate_expired"]
    assert (reason.hard, reason.way, reason.params["until"]) == (True, "renew_certificate", date(2026, 1, 1))


def test_the_same_failure_only_lowers_when_nobody_made_it_hard() -> None:
    holder = Seller("s", certificates=(Certificate("BRCGS"),))
    of = catalogue(offering("without"), offering("with", seller="s"), sellers=[holder])
    found = ranked(need(certificates=("BRCGS",)), of)

    assert [match.offering for match in found] == ["with", "without"]
    assert found[1].score > 0


def test_unknown_is_told_and_is_no_zero() -> None:
    found = ranked(need(volume=100.0, unit="t"), catalogue(offering("u"), offering("none", volume=0.0, unit="t")))

    assert [match.offering for match in found] == ["u", "none"]
    assert "volume_unknown" in codes(found[0])
    assert "volume" in codes(found[1])


def test_a_group_adds_up_its_members_and_each_member_hears_of_it() -> None:
    of = catalogue(
        offering("a", seller="A", volume=60.0, unit="t"),
        offering("b", seller="B", volume=50_000.0, unit="kg"),
        offering("c", "servicio de flete", seller="B", volume=900.0, unit="t"),
        sellers=[Seller("A"), Seller("B"), Seller("G", name="Grupo", members=("A", "B"))],
    )
    found = {match.seller: match for match in ranked(need(volume=100.0, unit="t"), of)}

    [all_of_it] = [r for r in found["G"].reasons if r.code == "volume"]
    assert (all_of_it.state, all_of_it.params["volume"]) == ("met", 110.0)
    [hint] = [r for r in found["A"].reasons if r.code == "group_delivers"]
    assert (hint.params["group"], hint.params["share"]) == ("G", 1.1)
    assert found["G"].score > found["A"].score


def test_what_the_seller_wants_of_the_buyer_counts_as_much() -> None:
    wishes = Wishes(markets=frozenset({"BR"}), hard=frozenset({"market"}))
    of = catalogue(offering("a", seller="s"), sellers=[Seller("s", wishes=wishes)])

    assert ranked(need(buyer=Buyer("x", country="US")), of) == []
    [match] = ranked(need(buyer=Buyer("x", country="BR")), of)
    assert ("market", "seller") in {(r.code, r.side) for r in match.reasons}


def test_a_seller_is_told_once_by_its_best_offering() -> None:
    of = catalogue(offering("boxes", "Envases para palta", seller="s"), offering("fruit", "palta", seller="s"))

    assert [match.offering for match in ranked(need("palta"), of)] == ["fruit"]


def test_nothing_to_offer_is_no_error() -> None:
    assert ranked(need("palta"), catalogue()) == []
    assert ranked(need("   "), catalogue(offering("a"))) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["palta", "arándanos", "flete", "fruta"]), st.booleans()), min_size=1, max_size=12
    ),
    st.integers(1, 5),
)
def test_the_best_few_are_the_first_of_all(texts: list[tuple[str, bool]], limit: int) -> None:
    """Looking no further than needed changes nothing."""
    offerings = [offering(str(i), text) for i, (text, _) in enumerate(texts)]
    speaks = {True: frozenset({"es"}), False: frozenset({"en"})}
    sellers = [Seller(f"firm {i}", languages=speaks[flag]) for i, (_, flag) in enumerate(texts)]
    asks = need("palta", languages=frozenset({"es"}))
    of = catalogue(*offerings, sellers=sellers)

    every = ranked(asks, of, limit=100)
    assert ranked(asks, of, limit=limit) == every[:limit]
    assert [m.score for m in every] == sorted((m.score for m in every), reverse=True)


def test_a_need_whose_words_name_nothing_known_is_ranked_beside_offerings_with_codes() -> None:
    assert ranked(need("xyzzy"), catalogue(offering("it", "Paltas Hass", codes=("hs:080440",)))) == []
