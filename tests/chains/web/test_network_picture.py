from encadena.chains.planning.network import network_of
from encadena.chains.planning.picture import drawn
from encadena.chains.queries.trade import Pair, Period, Trade
from encadena.chains.web.network_picture import ROW, TOP, svg_of

LONG = "Constructora de Obras Menores y Montajes Industriales del Biobío SpA"


def a_trade(*pairs: tuple[int, int, int]) -> Trade:
    names = {firm: f"Empresa {firm}" for firm, _buyer, _amount in pairs}
    buyers = {buyer: LONG for _firm, buyer, _amount in pairs}
    return Trade(Period.of(""), [Pair(*pair, 1) for pair in pairs], names=names, buyer_names=buyers)


def test_a_line_is_as_wide_as_its_amount_is_and_says_it() -> None:
    trade = a_trade((1, 9, 400), (2, 9, 100))
    svg = svg_of(drawn(trade, network_of(trade)))
    assert svg is not None
    assert [line.width for line in svg.lines] == ["11.0", "6.0"]
    assert svg.lines[0].words == f"Empresa 1 → {LONG}: $400"
    assert svg.height == 2 * ROW + 2 * TOP


def test_a_long_name_is_cut_and_still_told_whole() -> None:
    trade = a_trade((1, 9, 400))
    svg = svg_of(drawn(trade, network_of(trade)), {-9: "closed"})
    assert svg is not None
    spot = next(spot for spot in svg.spots if spot.tone == "closed")
    assert (spot.label[-1], len(spot.label) < len(LONG), spot.whole, spot.anchor) == ("…", True, LONG, "start")


def test_the_rest_is_one_spot_with_its_count() -> None:
    trade = a_trade(*((n, 1000, n) for n in range(1, 61)))
    svg = svg_of(drawn(trade, network_of(trade)))
    assert svg is not None
    assert [spot.label for spot in svg.spots if spot.tone == "folded"] == ["otras 23 empresas"]
    assert len(svg.spots) == 39


def test_without_sales_there_is_nothing_to_draw() -> None:
    trade = a_trade()
    assert svg_of(drawn(trade, network_of(trade))) is None
