import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.linkage.network import Sale, network
from encadena.engines.linkage.picture import LAYERS, OTHER_BUYERS, OTHER_SELLERS, picture

from .makers import STEEL, YARD, steelworks


def test_who_buys_stands_right_of_who_sells_and_a_firm_between_in_the_middle() -> None:
    found = picture(steelworks())
    layers = {spot.key: spot.layer for spot in found.spots}
    assert (layers[12], layers[2], layers[1], layers[STEEL], layers[YARD]) == (0, 0, 1, 2, 2)
    assert (found.layers, found.before >= found.crossings) == (3, True)


def test_a_long_tie_bends_in_the_layer_between() -> None:
    found = picture(network([Sale(1, 2, 5.0), Sale(2, 3, 5.0), Sale(1, 3, 10.0)]))
    tie = next(tie for tie in found.ties if (tie.seller, tie.buyer) == (1, 3))
    assert [layer for layer, _height in tie.through] == [0, 1, 2]
    assert (tie.weight, found.tallest) == (1.0, 2)


def test_an_unknown_amount_has_no_weight() -> None:
    assert [tie.weight for tie in picture(network([Sale(1, 9), Sale(2, 9, 4.0)])).ties] == [None, 1.0]


def test_the_small_ones_are_folded_and_counted() -> None:
    found = picture(network([Sale(n, 1000 + n % 3, float(n)) for n in range(1, 101)]), most=10)
    folded = {spot.key: spot.folded for spot in found.spots if spot.folded}
    assert len(found.spots) == 10
    assert folded == {OTHER_SELLERS: 94}
    assert {1000, 1001, 1002} <= {spot.key for spot in found.spots}
    assert {100, 99} <= {spot.key for spot in found.spots}
    assert sum(tie.amount or 0 for tie in found.ties) == 5050


def test_one_that_must_be_seen_is_seen_however_small() -> None:
    sales = [Sale(n, 1000 + n, float(n)) for n in range(1, 101)]
    keys = {spot.key for spot in picture(network(sales), most=10, keep=[1001]).spots}
    assert {1001, OTHER_BUYERS, OTHER_SELLERS} <= keys
    assert 1002 not in keys


def test_firms_that_sell_in_a_circle_are_drawn_too() -> None:
    found = picture(network([Sale(1, 2, 1.0), Sale(2, 3, 1.0), Sale(3, 1, 1.0)]))
    assert (len(found.spots), len(found.ties)) == (3, 3)


def test_nothing_is_an_empty_picture_and_too_little_room_is_refused() -> None:
    assert (picture(network([])).spots, picture(network([])).tallest) == ((), 0)
    with pytest.raises(ValueError, match="picture of 3"):
        picture(network([]), most=3)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 50)), max_size=120))
def test_every_tie_is_drawn_within_its_room(rows: list[tuple[int, int, int]]) -> None:
    net = network([Sale(a, b, float(c)) for a, b, c in rows if a != b])
    found = picture(net, most=12)
    keys = [spot.key for spot in found.spots]
    assert len(keys) == len(set(keys)) <= 12
    assert all({tie.seller, tie.buyer} <= set(keys) for tie in found.ties)
    assert found.crossings <= found.before
    assert found.layers <= LAYERS
    assert all(0 < height < 1 for tie in found.ties for _layer, height in tie.through)
