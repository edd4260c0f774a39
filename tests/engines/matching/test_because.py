import pytest

from encadena.engines.matching import Reason

from .makers import catalogue, need, offering, ranked


def reasons(wanted: str, offered: str, *, codes: tuple[str, ...] = (), of_need: tuple[str, ...] = ()) -> list[Reason]:
    of = catalogue(offering("o", offered, codes=codes))
    [match] = ranked(need(wanted, codes=of_need), of, least=0.0)
    return list(match.reasons)


@pytest.mark.parametrize(
    ("wanted", "offered", "code", "state"),
    [
        ("palta", "Paltas Hass", "same_thing", "met"),
        ("berries", "arándanos frescos", "narrower_thing", "met"),
        ("arándanos", "berries de la zona", "broader_thing", "partly"),
        ("arándanos", "frambuesas", "related_thing", "partly"),
        ("palta", "envases para palta", "mentions_thing", "partly"),
    ],
)
def test_how_the_things_go_together_is_told(wanted: str, offered: str, code: str, state: str) -> None:
    first = reasons(wanted, offered)[0]
    assert (first.code, first.state, first.side) == (code, state, "both")


def test_things_are_named_in_three_languages() -> None:
    [reason] = [r for r in reasons("berries", "arándanos") if r.code == "narrower_thing"]

    assert reason.params["names"] == {
        "wanted": {"es": "berries", "en": "berry", "pt": "frutas vermelhas"},
        "offered": {"es": "arándano", "en": "blueberry", "pt": "mirtilo"},
    }
    assert (reason.params["wanted"], reason.params["offered"]) == ("berries", "arándano")


@pytest.mark.parametrize(
    ("mine", "its", "code", "params"),
    [
        ("hs:0804", "hs:0804", "same_code", {"scheme": "hs", "code": "0804"}),
        ("hs:0804", "hs:0805", "same_branch", {"scheme": "hs", "code": "08", "digits": 2}),
        ("hs:080440", "hs:080450", "same_branch", {"scheme": "hs", "code": "0804", "digits": 4}),
        ("cpc:6511", "cpc:6512", "same_branch", {"scheme": "cpc", "code": "651", "digits": 3}),
        ("hs:2204", "ciiu:11020", "neighbour_code", {"wanted": "hs:2204", "offered": "ciiu:11020"}),
    ],
)
def test_the_nearest_pair_of_codes_is_told(mine: str, its: str, code: str, params: dict[str, object]) -> None:
    [reason] = [r for r in reasons("x", "x", codes=(its,), of_need=(mine,)) if "code" in r.code or "branch" in r.code]
    assert (reason.code, dict(reason.params)) == (code, params)


def test_the_codes_of_the_thing_stand_in_for_codes_that_nobody_stated() -> None:
    assert "same_code" in {r.code for r in reasons("palta", "fruta de exportación", codes=("hs:0804",))}


def test_words_beyond_the_thing_are_told_as_typed() -> None:
    [reason] = [r for r in reasons("palta Edranol", "paltas edranol y Hass") if r.code == "shared_words"]
    assert reason.params["words"] == ("edranol",)


def test_qualities_met_and_not_told_are_apart() -> None:
    found = {r.code: r for r in reasons("frambuesas congeladas orgánicas", "frambuesa orgánica")}

    assert found["quality"].params["words"] == ("orgánico",)
    assert (found["quality_missing"].params["words"], found["quality_missing"].state) == (("congelado",), "unknown")
