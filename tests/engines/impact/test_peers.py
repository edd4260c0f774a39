import pytest

from encadena.engines.impact.peers import peers

TERRITORIES: dict[int, dict[str, float | None]] = {
    1: {"firms": 900.0, "rural": 0.30, "distance": 10.0},
    2: {"firms": 950.0, "rural": 0.32, "distance": 12.0},
    3: {"firms": 800.0, "rural": 0.28, "distance": 90.0},
    4: {"firms": 90000.0, "rural": 0.01, "distance": 0.0},
    5: {"firms": 880.0, "rural": None, "distance": None},
    6: {"firms": 1000.0, "rural": 0.60, "distance": None},
}


def test_the_nearest_comes_first_and_says_in_what_it_differs() -> None:
    found = peers(1, TERRITORIES)
    assert [peer.key for peer in found][:2] == [2, 3]
    assert found[0].apart == ()
    assert next(peer for peer in found if peer.key == 4).apart[0] == "firms"


def test_who_has_too_little_in_common_is_no_peer() -> None:
    assert 5 not in {peer.key for peer in peers(1, TERRITORIES)}
    assert {peer.key: peer.compared for peer in peers(1, TERRITORIES)}[6] == 2


def test_being_near_is_mutual() -> None:
    there = {peer.key: peer.distance for peer in peers(1, TERRITORIES, most=9)}
    back = {peer.key: peer.distance for peer in peers(2, TERRITORIES, most=9)}
    assert there[2] == pytest.approx(back[1])


def test_what_never_differs_says_nothing() -> None:
    same = {1: {"a": 1.0, "b": 2.0}, 2: {"a": 1.0, "b": 3.0}, 3: {"a": 1.0, "b": 9.0}}
    assert peers(1, same) == ()
    assert [peer.key for peer in peers(1, same, least_compared=1)] == [2, 3]
    assert len(peers(1, same, least_compared=1, most=1)) == 1
