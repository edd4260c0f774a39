import json
import re
from datetime import date

import pytest
from hypothesis import given

from encadena.engines.matching import Need, Offering, Reason, Seller, as_data
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.reasons import CODES
from encadena.engines.matching.score import judged

from .makers import TODAY, catalogue, need, offering, ranked
from .test_score import needs, offerings, sellers


def documented(code: str) -> set[str]:
    """The params that ``CODES`` promises for a code."""
    text = re.sub(r"\([^)]*\)", "", CODES[code])
    return {name.strip() for part in text.split(";") for name in part.split(":")[0].split(",")}


def test_a_reason_survives_json() -> None:
    reason = Reason(
        "certificate_ends_before",
        "failed",
        "buyer",
        {"until": date(2027, 1, 2), "names": ({"es": "x"},)},
        "renew",
        True,
    )

    kept = json.loads(json.dumps(as_data(reason)))

    assert kept["params"] == {"until": "2027-01-02", "names": [{"es": "x"}]}
    assert (kept["code"], kept["state"], kept["side"]) == ("certificate_ends_before", "failed", "buyer")
    assert (kept["way"], kept["hard"]) == ("renew", True)


@given(needs, offerings, sellers)
def test_conditions_tell_the_params_that_are_promised(need: Need, offering: Offering, seller: Seller) -> None:
    """Whoever makes sentences of them may rely on the table: nothing missing, nothing besides."""
    for reason in judged(Pair(need, offering, seller, TODAY)).reasons:
        assert reason.params.keys() == documented(reason.code), reason.code


@pytest.mark.parametrize(
    ("wanted", "offered", "code"),
    [
        ("palta", "Paltas Hass", "same_thing"),
        ("berries", "arándanos", "narrower_thing"),
        ("arándanos", "berries", "broader_thing"),
        ("arándanos", "frambuesas", "related_thing"),
        ("palta", "envases para palta", "mentions_thing"),
        ("palta Edranol", "palta edranol", "shared_words"),
        ("palta orgánica", "palta orgánica", "quality"),
        ("palta orgánica", "palta", "quality_missing"),
    ],
)
def test_texts_tell_the_params_that_are_promised(wanted: str, offered: str, code: str) -> None:
    [match] = ranked(need(wanted), catalogue(offering("o", offered)), least=0.0)
    [reason] = [one for one in match.reasons if one.code == code]

    assert reason.params.keys() == documented(code)
    assert json.loads(json.dumps(as_data(reason)))["code"] == code


@pytest.mark.parametrize(
    ("mine", "its", "code"),
    [
        ("hs:0804", "hs:0804", "same_code"),
        ("hs:0804", "hs:0805", "same_branch"),
        ("hs:2204", "ciiu:11020", "neighbour_code"),
    ],
)
def test_codes_tell_the_params_that_are_promised(mine: str, its: str, code: str) -> None:
    [match] = ranked(need("x", codes=(mine,)), catalogue(offering("o", "x", codes=(its,))), least=0.0)
    assert [r.params.keys() for r in match.reasons if r.code == code] == [documented(code)]


def test_an_unknown_fact_is_never_told_as_a_failure() -> None:
    """Nothing noted of anybody: every reason of a condition says unknown, and the score is no zero."""
    asks = need(
        volume=10.0, unit="t", certificates=("HACCP",), languages=frozenset({"en"}), until=TODAY,
        incoterms=frozenset({"FOB"}), sizes=frozenset({"small"}), farthest=50.0, least_readiness=0.5,
    )  # fmt: skip
    [match] = ranked(asks, catalogue(offering("o")))
    told = [one for one in match.reasons if one.side == "buyer" and one.code != "certificate_missing"]

    assert {one.state for one in told} == {"unknown"}
    assert len(told) == 7
    assert match.score > 0
