"""What a reader opens: one number of a report."""

from dataclasses import dataclass

from ..choices import Part
from .figures import Amount, Count, Figure, Lasting, Money, Portion


@dataclass(frozen=True)
class Asked:
    """The figure ``code`` of the whole, or of the row ``key`` of ``dimension``; of a portion perhaps one ``part``."""

    code: str
    dimension: str = ""
    key: str = ""
    part: str = ""


def records_in(figure: Figure, part: str = "") -> int | None:
    """How many records stand behind a figure, or behind a part of it; a ratio has none of its own."""
    match figure:
        case Count():
            return figure.value
        case Money(hidden=True):
            return None
        case Amount() | Money():
            return figure.counted + figure.unknown
        case Lasting():
            return figure.n
        case Portion():
            return _part(figure, part)
    return None


def _part(figure: Portion, part: str) -> int | None:
    if figure.yes is None or figure.known is None or figure.total is None:
        return None
    sizes = {Part.YES: figure.yes, Part.NO: figure.known - figure.yes, Part.UNKNOWN: figure.total - figure.known}
    return sizes[Part(part)] if part else figure.total
