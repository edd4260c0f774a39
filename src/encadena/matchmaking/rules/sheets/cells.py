"""One cell → one value, in three languages; what cannot be read raises ``UnreadableError`` with its text."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TypeVar
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from encadena.catalogs.queries.world import countries
from encadena.firms.choices import LegalSize, OfferingKind
from encadena.firms.rules.values import date_of, number_of
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import BuyerKind, MeetingMode, Priority
from ...errors import UnreadableError
from ..languages import language_named, parts
from ..rows import text_of

T = TypeVar("T")
FIRM = "firm"
SPOKEN = ("es", "en", "pt")
_KINDS = {
    **dict.fromkeys(("empresa", "firm", "company", "pyme", "proveedor", "supplier", "oferente", "fornecedor"), FIRM),
    **dict.fromkeys(("comprador", "importador", "buyer", "importer", "comprador internacional"), BuyerKind.IMPORTER),
    **dict.fromkeys(("gran comprador", "large buyer", "grande comprador", "mandante"), BuyerKind.LARGE_BUYER),
}
_MODES = {
    **dict.fromkeys(("", "presencial", "in person", "en persona"), MeetingMode.IN_PERSON),
    **dict.fromkeys(("virtual", "video", "por video", "en linea", "online", "remoto"), MeetingMode.VIRTUAL),
}
_GOODS = {
    **dict.fromkeys(("bien", "bienes", "producto", "good", "goods", "product", "bem", "produto"), OfferingKind.GOODS),
    **dict.fromkeys(("servicio", "servicios", "service", "services", "servico"), OfferingKind.SERVICES),
}
_SIZES = {
    **dict.fromkeys(("micro", "microempresa"), LegalSize.MICRO),
    **dict.fromkeys(("pequena", "small", "pequenas"), LegalSize.SMALL),
    **dict.fromkeys(("mediana", "medium", "media", "medianas"), LegalSize.MEDIUM),
    **dict.fromkeys(("grande", "large", "grandes"), LegalSize.LARGE),
}

_PRIORITIES = {
    **dict.fromkeys(("imprescindible", "must", "alta", "high", "indispensable", "imprescindivel", "1"), Priority.MUST),
    **dict.fromkeys(("", "me gustaria", "si", "like", "would like", "yes", "sim", "gostaria", "2"), Priority.LIKE),
    **dict.fromkeys(("no", "no gracias", "rechaza", "rechazo", "no thanks", "nao", "nao obrigado"), Priority.NO),
}


def shown(cell: object) -> str:
    """A cell as text; a day as 2026-12-31, also when the sheet keeps it with an hour."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else text_of(cell)


def kind_of(text: str) -> str:
    """``FIRM`` or a value of ``BuyerKind``; empty when the cell says nothing."""
    return _among(text, {**_KINDS, "": ""}, "kind_unclear")


def mode_of(text: str) -> str:
    return _among(text, _MODES, "mode_unclear")


def priority_of(text: str) -> str:
    """A value of ``Priority``; an empty cell is a request like any other."""
    return _among(text, _PRIORITIES, "priority_unclear")


def goods_of(text: str) -> str:
    """A value of ``OfferingKind``: whether it is a good or a service is never guessed."""
    return _among(text, _GOODS, "goods_unclear")


def sizes_of(text: str) -> list[str]:
    return [_among(part, _SIZES, "size_unclear") for part in parts(text)]


def languages_of(text: str) -> list[str]:
    return [_language(part) for part in parts(text)]


def country_of(text: str) -> str:
    """Two letters, from them or from the name in one of three languages; empty when the cell says nothing."""
    return _among(text, {**_lands(), "": ""}, "country_unclear")


def zone_of(text: str) -> str:
    """``America/Lima``, also from its city alone. Hours that are only a number are of no place and refused."""
    return _among(text, {**_zones(), "": ""}, "zone_unclear")


def mail_of(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise UnreadableError("mail_unclear", value=text) from error
    return text


def volume_of(text: str) -> Decimal | None:
    return _read(number_of, text, "number_unclear")


def day_of(text: str) -> date | None:
    return _read(date_of, text, "day_unclear")


def _language(text: str) -> str:
    code = language_named(text)
    if code is None:
        raise UnreadableError("language_unclear", value=text)
    return code


def _among(text: str, known: Mapping[str, str], code: str) -> str:
    found = known.get(fold(text))
    if found is None:
        raise UnreadableError(code, value=text)
    return str(found)


def _read(read: Callable[[object], T], text: str, code: str) -> T:
    try:
        return read(text)
    except DomainError as error:
        raise UnreadableError(code, value=text) from error


@cache
def _lands() -> dict[str, str]:
    named = [(land.name, land.code) for spoken in SPOKEN for land in countries(spoken)]
    named += [(land.code, land.code) for land in countries("es")]
    more = {"estados unidos de america": "US", "usa": "US", "eeuu": "US", "ee uu": "US", "uk": "GB", "inglaterra": "GB"}
    return {fold(name): code for name, code in named} | more


@cache
def _zones() -> dict[str, str]:
    """A city that two zones are named after stays unknown."""
    names = sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "posix/", "right/")))
    cities: dict[str, set[str]] = {}
    for name in names:
        cities.setdefault(fold(name.rpartition("/")[2]), set()).add(name)
    single = {city: min(found) for city, found in cities.items() if len(found) == 1}
    return single | {fold(name): name for name in names}
