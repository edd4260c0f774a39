"""What catalogs reads: packaged tables, suggestions, communes, countries, currencies and the UF."""

from .communes import CommuneMatch, find_commune, find_communes
from .incoterms import Incoterm, in_official_order, incoterm_choices, incoterm_codes, incoterms
from .regions import region_strip
from .suggestions import suggest, suggest_activities, suggest_products, suggest_services
from .uf import uf_on
from .world import Named, countries, country_name, currencies, currency_name, language_name, languages

__all__ = [
    "CommuneMatch",
    "Incoterm",
    "Named",
    "countries",
    "country_name",
    "currencies",
    "currency_name",
    "find_commune",
    "find_communes",
    "in_official_order",
    "incoterm_choices",
    "incoterm_codes",
    "incoterms",
    "language_name",
    "languages",
    "region_strip",
    "suggest",
    "suggest_activities",
    "suggest_products",
    "suggest_services",
    "uf_on",
]
