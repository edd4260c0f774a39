"""The terms on which a buyer receives, in words."""

from encadena.catalogs.queries.incoterms import incoterms

from ..models import Need


def delivery_words(need: Need, language: str) -> str:
    """``FOB, Franco a bordo / CIF, Costo, seguro y flete · Valparaíso``; empty when nothing was said."""
    terms = " / ".join(f"{one.code}, {one.name(language)}" for one in incoterms() if one.code in need.incoterms)
    return " · ".join(part for part in (terms, need.delivery) if part)
