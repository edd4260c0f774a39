"""What the words and numbers of a need may be."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from encadena.accounts.choices import Language
from encadena.catalogs.queries.incoterms import incoterm_codes
from encadena.firms.choices import LegalSize, OfferingKind

from ..choices import Must
from ..errors import NeedError

SIZES = (LegalSize.MICRO, LegalSize.SMALL, LegalSize.MEDIUM, LegalSize.LARGE)
LONGEST = 2000
MOST = 40  # of one buyer


def is_open(until: date | None, today: date) -> bool:
    """Whether it is still looked for; on its last day it is."""
    return until is None or until >= today


def refuse_impossible(values: Mapping[str, Any], standards: Collection[str]) -> None:
    """Raise ``NeedError`` for what cannot be; ``standards`` are the codes of certificates that exist.

    Codes: ``need_title_missing``, ``need_text_too_long``, ``need_volume``, ``need_unit_missing``, ``need_code_of_other_
    kind``, ``need_value_unknown``, ``need_must_of_nothing``.
    """
    title, volume = str(values.get("title", "")).strip(), values.get("volume")
    if not title:
        raise NeedError("need_title_missing")
    if len(title) > 200 or len(values.get("description", "")) > LONGEST:
        raise NeedError("need_text_too_long", most=LONGEST)
    if volume is not None and volume <= 0:
        raise NeedError("need_volume", value=volume)
    if volume is not None and not values.get("unit", "").strip():
        raise NeedError("need_unit_missing")
    goods = values.get("kind") == OfferingKind.GOODS
    if (goods and values.get("service")) or (not goods and values.get("product")):
        raise NeedError("need_code_of_other_kind")
    _refuse_unknown(values, standards)
    _refuse_empty_musts(values)


def _refuse_unknown(values: Mapping[str, Any], standards: Collection[str]) -> None:
    known: dict[str, Collection[str]] = {
        "certificates": standards,
        "incoterms": incoterm_codes(),
        "musts": Must.values,
        "sizes": [str(s) for s in SIZES],
        "language": Language.values,
        "kind": OfferingKind.values,
    }
    for field, allowed in known.items():
        given = values.get(field) or []
        for value in [given] if isinstance(given, str) else given:
            if value not in allowed:
                raise NeedError("need_value_unknown", value=value)


_ASKED_BY: dict[str, str] = {
    Must.CERTIFICATE: "certificates",
    Must.VOLUME: "volume",
    Must.DELIVERY: "incoterms",
    Must.LANGUAGE: "languages",
    Must.SIZE: "sizes",
}


def _refuse_empty_musts(values: Mapping[str, Any]) -> None:
    """A condition about something that was not said excludes nobody, and would look as if it did."""
    for must in values.get("musts") or []:
        if not values.get(_ASKED_BY[must]):
            raise NeedError("need_must_of_nothing", must=must)
