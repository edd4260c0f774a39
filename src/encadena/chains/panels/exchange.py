"""Sales as a subject of the exchange of spreadsheets."""

from encadena.advisory.choices import SheetSubject
from encadena.advisory.registry import SheetKind, register_sheet

from ..actions.exchange.sales import SaleSheet
from ..wording.exchange import FIELDS, WORDS, headings, lists, sentence

register_sheet(
    SheetKind(SheetSubject.CHAIN_SALES, SaleSheet(), FIELDS, headings, lists, WORDS, "chains:list", sentence)
)
