"""What the pictures of a report say in common."""

from collections.abc import Iterable

from ...rules.report import Breakdown
from ..report.listing import sentence
from ..report.names import HEADINGS


def heading_of(breakdown: Breakdown) -> str:
    return str(HEADINGS[breakdown.dimension])


def spoken(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """``Proyectos por tipo: Cadena local, 72; Red de proveedores, 38.``"""
    return sentence(f"{title}: {'; '.join(f'{name}, {value}' for name, value in pairs)}")
