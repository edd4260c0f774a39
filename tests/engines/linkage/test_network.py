import pytest

from encadena.engines.linkage.network import Sale, network


def test_sales_of_one_pair_are_added_up_and_unknown_stays_unknown() -> None:
    found = network([Sale(1, 9, 10), Sale(1, 9, 5), Sale(2, 9, 3), Sale(2, 9), Sale(1, 8)])
    assert found.sales == (Sale(1, 8, None), Sale(1, 9, 15), Sale(2, 9, None))
    assert found.buyers_of(1) == (Sale(1, 8, None), Sale(1, 9, 15))
    assert (found.suppliers_of(9), found.suppliers_of(7)) == ((Sale(1, 9, 15), Sale(2, 9, None)), ())
    assert (found.suppliers, found.buyers) == ((1, 2), (8, 9))


@pytest.mark.parametrize("sale", [Sale(1, 1, 3), Sale(1, 2, -3)])
def test_impossible_sales_are_refused(sale: Sale) -> None:
    with pytest.raises(ValueError, match=r"sells to itself|sales of -3"):
        network([sale])
