from decimal import Decimal

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions.market_wish import say_markets
from encadena.matchmaking.errors import NeedError
from encadena.matchmaking.models import MarketWish
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_what_a_firm_wants_is_one_row_and_what_is_left_out_is_empty(cast: Cast) -> None:
    say_markets(cast.firm, data={"markets": ["PE"], "least_order": Decimal(5), "unit": "t"}, actor=cast.owner)
    row = say_markets(cast.firm, data={"markets": ["BR", "PE"], "musts": ["market"]}, actor=cast.owner)

    assert MarketWish.objects.get() == row
    assert (row.markets, row.musts, row.least_order, row.unit) == (["BR", "PE"], ["market"], None, "")
    assert Entry.objects.filter(verb="firm.markets_said").count() == 2


def test_a_country_that_does_not_exist_is_refused_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(NeedError, match="need_value_unknown"):
        say_markets(cast.firm, data={"markets": ["ZZ"]}, actor=None)
    assert not MarketWish.objects.exists()
