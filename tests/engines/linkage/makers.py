"""A steelworks (100) with ten suppliers, of which one sells to a second buyer (200) as well."""

from encadena.engines.linkage.network import Network, Sale, network

STEEL, YARD = 100, 200


def steelworks(totals: dict[int, float] | None = None) -> Network:
    sales = [Sale(firm, STEEL, 50.0) for firm in range(1, 11)]
    return network([*sales, Sale(10, YARD, 50.0), Sale(11, YARD, 20.0), Sale(12, 1, 5.0)], totals)
