from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Buyer, Seller
from encadena.engines.matching.conditions import Pair, Verdict
from encadena.engines.matching.conditions.language import judge

from ..makers import TODAY, need, offering

languages = st.frozensets(st.sampled_from(["es", "en", "pt", "zh"]))


def judged(wanted: frozenset[str], spoken: frozenset[str], of_buyer: frozenset[str] = frozenset()) -> list[Verdict]:
    asks = need(languages=wanted, buyer=Buyer("b", languages=of_buyer))
    return judge(Pair(asks, offering("o"), Seller("s", languages=spoken), TODAY))


def test_one_language_in_common_is_enough() -> None:
    [verdict] = judged(frozenset({"en", "zh"}), frozenset({"es", "en"}))
    assert [(r.code, r.params["language"]) for r in verdict.reasons] == [("language", "en")]


def test_the_languages_of_the_buyer_count_when_the_need_names_none() -> None:
    [verdict] = judged(frozenset(), frozenset({"es"}), frozenset({"zh"}))
    assert [(r.code, r.way) for r in verdict.reasons] == [("language_missing", "interpreter")]


def test_nobody_noted_what_the_seller_speaks() -> None:
    [verdict] = judged(frozenset({"en"}), frozenset())
    assert (verdict.reasons[0].code, verdict.reasons[0].state) == ("language_unknown", "unknown")


@given(languages, languages.filter(bool), languages)
def test_one_more_language_is_never_worse(wanted: frozenset[str], spoken: frozenset[str], more: frozenset[str]) -> None:
    before, after = judged(wanted, spoken), judged(wanted, spoken | more)
    assert [v.factor for v in before] <= [v.factor for v in after]
