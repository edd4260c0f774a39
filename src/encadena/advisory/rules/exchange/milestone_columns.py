"""The columns of a spreadsheet of milestones."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from encadena.firms.rules.sheets.cells import date_cell, text_cell, year_cell
from encadena.firms.rules.sheets.reading import Cell

from ... import errors
from ...choices import Attribution
from . import milestone_cells as cells
from .columns import Columns, Parser
from .session_cells import names_cell, who_cell

_SYNONYMS: Mapping[str, Sequence[str]] = {
    "on": ("fecha", "fecha hito", "fecha del hito", "cuando ocurrio", "date", "milestone date"),
    "ruts": ("rut", "rut cliente", "rut del cliente", "rut empresa", "client rut"),
    "names": ("cliente", "nombre", "nombre cliente", "empresa", "client", "firm", "name"),
    "kind": ("hito", "tipo de hito", "tipo", "milestone", "kind", "kind of milestone"),
    "what": ("que cambio", "que cambio en una frase", "descripcion", "what changed", "description"),
    "baseline": ("linea base", "valor linea base", "valor antes", "antes", "baseline", "value before", "before"),
    "baseline_year": ("ano linea base", "ano de la linea base", "baseline year"),
    "baseline_origin": ("origen linea base", "origen de la linea base", "baseline source"),
    "after": ("valor despues", "valor de hoy", "despues", "value after", "after"),
    "amount": ("monto", "amount"),
    "currency": ("moneda", "currency"),
    "country": ("pais", "country"),
    "jobs": ("puestos", "puestos de trabajo", "jobs"),
    "evidence": ("evidencia", "documentos", "evidence", "documents"),
    "attribution": ("declaracion del cliente", "atribucion", "client statement", "attribution"),
    "statement": ("en sus palabras", "in its own words"),
    "source": ("como lo dijo", "how it said so"),
    "stated_on": ("declarado el", "stated on"),
    "external_id": ("id externo", "id", "identificador", "codigo", "external id", "identifier"),
}


def _text(limit: int) -> Parser:
    return lambda cell, today: text_cell(cell, limit) or ""


def _plain(parse: Any) -> Parser:  # noqa: ANN401  a parser of a cell alone
    return lambda cell, today: parse(cell)


def _year(cell: Cell, today: date) -> int | None:
    return year_cell(cell)


COLUMNS = Columns(
    synonyms=_SYNONYMS,
    parsers={
        "on": cells.day_cell,
        "ruts": _plain(who_cell),
        "names": _plain(names_cell),
        "kind": _plain(cells.kind_cell),
        "what": _text(300),
        "baseline": _plain(cells.value_cell),
        "baseline_year": _year,
        "baseline_origin": _text(200),
        "after": _plain(cells.value_cell),
        "amount": _plain(cells.value_cell),
        "currency": _plain(cells.currency_cell),
        "country": _plain(cells.country_cell),
        "jobs": _plain(cells.jobs_cell),
        "evidence": _plain(cells.evidence_cell),
        "attribution": _plain(cells.attribution_cell),
        "statement": _text(500),
        "source": _plain(cells.source_cell),
        "stated_on": date_cell,
        "external_id": _text(120),
    },
    empty={
        "on": None, "ruts": [], "names": [], "kind": "", "what": "", "baseline": None, "baseline_year": None,
        "baseline_origin": "", "after": None, "amount": None, "currency": "", "country": "", "jobs": [],
        "evidence": [], "attribution": Attribution.NOT_STATED.value, "statement": "", "source": "", "stated_on": None,
        "external_id": "",
    },
    needed=("on", "kind", "what"),
    either=(("ruts", "names"),),
    missing={"on": errors.ROW_DATE_MISSING, "kind": errors.ROW_KIND_MISSING, "what": errors.MILESTONE_WHAT_MISSING},
)  # fmt: skip
