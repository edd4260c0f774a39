"""Sheets and columns of a round's workbook, in Spanish and English, however they are accented and spaced."""

import unicodedata

SHEETS = {
    "meetings": ("reuniones", "meetings"),
    "participants": ("participantes", "participants"),
    "slots": ("horarios", "bloques", "slots"),
}
COLUMNS = {
    "id": ("id", "codigo", "code", "reunion", "meeting", "participante", "participant", "nombre", "name"),
    "first": ("comprador", "buyer", "participante 1", "participant 1", "primero", "first"),
    "second": (
        "vendedor",
        "proveedor",
        "empresa",
        "supplier",
        "seller",
        "participante 2",
        "participant 2",
        "segundo",
        "second",
    ),
    "session": ("jornada", "sesion", "session"),
    "fixed": ("hora fija", "bloque fijo", "horario fijo", "fixed", "fixed slot"),
    "after": ("despues de", "after"),
    "away": ("no disponible", "ausente", "unavailable", "away", "forbidden"),
    "slot": ("horario", "bloque", "slot", "numero", "number"),
    "day": ("dia", "fecha", "day", "date"),
    "tables": ("mesas", "tables"),
}


def plain(text: str) -> str:
    """Lower case, without accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).replace("_", " ").split())


def sheet_of(title: str) -> str | None:
    return next((key for key, names in SHEETS.items() if plain(title) in names), None)


def column_of(heading: str, wanted: tuple[str, ...]) -> str | None:
    return next((key for key in wanted if plain(heading) in COLUMNS[key]), None)
