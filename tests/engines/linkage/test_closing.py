import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.linkage.closing import closing
from encadena.engines.linkage.network import Sale, network

from .makers import STEEL, YARD, steelworks


def test_most_suppliers_of_the_steelworks_have_nobody_else() -> None:
    """The region's case after 2024: more than nine in ten had no link to another buyer."""
    found = closing(steelworks(), [STEEL])
    assert (found.direct, found.stranded, found.stranded_share) == (10, 9, 0.9)
    assert {hit.firm for hit in found.hits if not hit.stranded} == {10}


def test_an_unknown_loss_is_unknown_and_does_not_spread() -> None:
    found = closing(steelworks(), [STEEL])
    assert {hit.lost for hit in found.hits} == {None}
    assert (found.unknown, max(hit.wave for hit in found.hits)) == (10, 1)


def test_a_supplier_that_falls_takes_its_own_suppliers_with_it() -> None:
    found = closing(steelworks({1: 60.0, 12: 20.0}), [STEEL])
    waves = {hit.firm: (hit.wave, hit.lost) for hit in found.hits}
    assert {hit.firm: hit.amount for hit in found.hits}[12] == 5.0
    assert waves[1] == (1, pytest.approx(50 / 60))
    assert waves[12] == (2, 0.25)
    assert found.direct == 10
    assert 12 not in {hit.firm for hit in closing(steelworks({1: 60.0}), [STEEL], falls_at=0.9).hits}


def test_two_buyers_that_close_leave_nobody() -> None:
    found = closing(steelworks(), [STEEL, YARD])
    assert (found.direct, found.stranded) == (11, 11)
    assert closing(steelworks(), [999]).stranded_share is None


@pytest.mark.parametrize("at", [0, 1.2])
def test_a_firm_falls_at_some_share(at: float) -> None:
    with pytest.raises(ValueError, match="falls at"):
        closing(steelworks(), [STEEL], falls_at=at)


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 50)), max_size=40),
    st.dictionaries(st.integers(0, 12), st.integers(1, 100), max_size=12),
)
def test_closing_more_never_hits_fewer(rows: list[tuple[int, int, int]], totals: dict[int, int]) -> None:
    """Also where firms sell in circles: it ends, nobody is hit twice, and the closed are not among the hit."""
    net = network([Sale(a, b, float(c)) for a, b, c in rows if a != b], {k: float(v) for k, v in totals.items()})
    one, both = closing(net, [0]), closing(net, [0, 1])
    firms = [hit.firm for hit in one.hits]
    assert len(firms) == len(set(firms))
    assert 0 not in firms
    assert set(firms) - {1} <= {hit.firm for hit in both.hits}
