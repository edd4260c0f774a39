"""Volumes in the units people write, turned into one another where that is possible."""

from .folding import fold

_MASS = {
    "g": 0.001, "gr": 0.001, "gramo": 0.001, "gramos": 0.001, "kg": 1.0, "kgs": 1.0, "kilo": 1.0, "kilos": 1.0,
    "kilogramo": 1.0, "kilogramos": 1.0, "kilogram": 1.0, "kilograms": 1.0, "quilo": 1.0, "quilos": 1.0, "t": 1000.0,
    "ton": 1000.0, "tons": 1000.0, "tonelada": 1000.0, "toneladas": 1000.0, "tonne": 1000.0, "tonnes": 1000.0,
    "quintal": 100.0, "quintales": 100.0, "lb": 0.45359237, "lbs": 0.45359237, "libra": 0.45359237,
    "libras": 0.45359237, "pound": 0.45359237, "pounds": 0.45359237,
}  # fmt: skip
_VOLUME = {
    "ml": 0.001, "l": 1.0, "lt": 1.0, "lts": 1.0, "litro": 1.0, "litros": 1.0, "liter": 1.0, "liters": 1.0,
    "litre": 1.0, "litres": 1.0, "hl": 100.0, "hectolitro": 100.0, "hectolitros": 100.0, "m3": 1000.0,
    "metro cubico": 1000.0, "metros cubicos": 1000.0, "cubic metre": 1000.0, "cubic metres": 1000.0,
}  # fmt: skip
_PIECES = dict.fromkeys(
    ["u", "un", "und", "unid", "unidad", "unidades", "unit", "units", "unidade", "piece", "pieces", "pieza", "piezas",
     "peca", "pecas", "pcs"], 1.0,
) | {"docena": 12.0, "docenas": 12.0, "dozen": 12.0, "duzia": 12.0, "duzias": 12.0, "millar": 1000.0}  # fmt: skip
_HOURS = dict.fromkeys(["h", "hr", "hrs", "hora", "horas", "hour", "hours"], 1.0) | {
    "jornada": 8.0, "jornadas": 8.0, "dia": 8.0, "dias": 8.0, "day": 8.0, "days": 8.0,
}  # fmt: skip
_LENGTH = dict.fromkeys(["m", "metro", "metros", "metre", "metres", "meter", "meters"], 1.0) | {"km": 1000.0}
_AREA = dict.fromkeys(["m2", "metros cuadrados", "square metres", "square meters"], 1.0) | {"ha": 10_000.0}
_KINDS = (_MASS, _VOLUME, _PIECES, _HOURS, _LENGTH, _AREA)


def in_unit(amount: float, unit: str, wanted: str) -> float | None:
    """``amount`` in the unit ``wanted``; None when the units do not compare (a tonne is no number of boxes).

    The same word on both sides compares whatever it means; so do two sides that name no unit.
    """
    own, its = fold(unit), fold(wanted)
    if own == its:
        return amount
    for kind in _KINDS:
        if own in kind and its in kind:
            return amount * kind[own] / kind[its]
    return None
