from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Buyer, Certificate, Offering, Seller, Wishes, rank

from .makers import TODAY, catalogue, codes, need, offering, ranked


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


TEXTS = ("palta", "Paltas Hass orgánicas", "arándanos congelados", "flete de fruta", "envases para palta", "software")


@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_the_catalogue_changes_no_score(order: list[int]) -> None:
    plain = {m.offering: m.score for m in ranked(need("palta orgánica"), catalogue(*map(_numbered, range(len(TEXTS)))))}
    mixed = {m.offering: m.score for m in ranked(need("palta orgánica"), catalogue(*map(_numbered, order)))}

    assert plain
    assert mixed == pytest.approx(plain)


def _numbered(number: int) -> Offering:
    return offering(str(number), TEXTS[number])


@pytest.mark.parametrize("asked", ["palta orgánica", "organic avocado", "abacate orgânico"])
@pytest.mark.parametrize("offered", ["Paltas orgánicas", "Organic avocados", "Abacates orgânicos"])
def test_need_and_offering_may_each_be_in_any_language(asked: str, offered: str) -> None:
    [best, *_] = ranked(need(asked, ""), catalogue(offering("it", offered, language=""), offering("x", "Arándanos")))

    assert best.offering == "it"
    assert {"same_thing", "quality"} <= codes(best)


@pytest.mark.parametrize(("language", "name"), [("es", "palta"), ("en", "avocado"), ("pt", "abacate")])
def test_the_reason_names_the_thing_in_the_language_of_the_need(language: str, name: str) -> None:
    [match] = ranked(need(name, language), catalogue(offering("it", "Paltas Hass")))
    [reason] = [one for one in match.reasons if one.code == "same_thing"]

    assert reason.params["wanted"] == name


@given(st.floats(1, 500), st.floats(1, 500))
def test_who_delivers_more_is_never_ranked_lower_for_it(one: float, other: float) -> None:
    of = catalogue(offering("one", volume=one, unit="t"), offering("other", volume=other, unit="t"))
    score = {m.offering: m.score for m in ranked(need(volume=250.0, unit="t"), of)}

    assert (score["one"] >= score["other"]) == (min(one, 250) >= min(other, 250)) or score["one"] == score["other"]


def test_needs_keep_their_order_and_hear_nothing_of_one_another() -> None:
    of = catalogue(offering("a", "palta"), offering("b", "arándanos"))
    two = [replace(need("arándanos"), id="first"), replace(need("palta"), id="second")]

    together = rank(two, of, today=TODAY)
    assert [(m.need, m.offering) for m in together] == [("first", "b"), ("second", "a")]
    assert together == [m for one in two for m in rank([one], of, today=TODAY)]


def test_a_certificate_counts_until_the_day_of_delivery() -> None:
    holder = Seller("s", certificates=(Certificate("HACCP", date(2027, 3, 1)),))
    of = catalogue(offering("a", seller="s"), sellers=[holder])

    for until, code in ((date(2027, 3, 1), "certificate"), (date(2027, 3, 2), "certificate_ends_before")):
        [match] = ranked(need(certificates=("HACCP",), until=until), of)
        assert code in codes(match)
