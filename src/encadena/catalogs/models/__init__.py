"""The official codes every other room points to: territory, classifications and the UF."""

from .classification import Activity, Classified, Product, Service
from .territory import Commune, Province, Region
from .uf import UfValue
from .version import TableVersion

__all__ = [
    "Activity",
    "Classified",
    "Commune",
    "Product",
    "Province",
    "Region",
    "Service",
    "TableVersion",
    "UfValue",
]
