"""The codes of reasons and of ways to change them, for whoever makes sentences of them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from .parties import Reason

CODES: Final = MappingProxyType({
    # Why the texts fit.
    "same_thing": "wanted, names: names by language (es, en, pt) of each, words alone in that of the need",
    "narrower_thing": "wanted, offered, names: the offering is one kind of what is looked for",
    "broader_thing": "wanted, offered, names: the offering is more general than what is looked for",
    "related_thing": "wanted, offered, names: a neighbour of what is looked for",
    "mentions_thing": "wanted, names: the offering mentions what is looked for, but sells something to do with it",
    "same_code": "scheme, code: the same code",
    "same_branch": "scheme, code, digits: codes that begin alike (HS: 2 digits are a chapter, 4 a heading)",
    "neighbour_code": "wanted, offered: a good and a service, or a branch, that go together",
    "shared_words": "words: further words of the need that the offering has, as typed",
    "quality": "words, names (tuple, each by language): qualities asked for that the offering mentions",
    "quality_missing": "words, names (tuple, each by language): qualities asked for that the offering does not mention",
    # Conditions of the buyer.
    "certificate": "standard, until (date or None)",
    "certificate_expired": "standard, until (date)",
    "certificate_ends_before": "standard, until (date), needed (date)",
    "certificate_missing": "standard",
    "certificate_until_unknown": "standard",
    "volume": "share: part of the yearly volume that can be delivered, 1 and more: all of it; volume, wanted, unit",
    "volume_unknown": "wanted, unit",
    "volume_in_another_unit": "unit, wanted_unit",
    "group_delivers": "group, name, share, volume, wanted, unit: a group of this seller could deliver this much",
    "language": "language: one that both speak",
    "language_missing": "wanted (tuple)",
    "language_unknown": "wanted (tuple)",
    "delivery_in_time": "ready (date), needed (date)",
    "delivery_too_late": "ready (date), needed (date)",
    "delivery_unknown": "needed (date)",
    "incoterm": "incoterm",
    "incoterm_missing": "wanted (tuple), offered (tuple)",
    "incoterm_unknown": "wanted (tuple)",
    "size": "size",
    "size_other": "size, wanted (tuple)",
    "size_unknown": "wanted (tuple)",
    "distance": "kilometres, farthest",
    "distance_too_far": "kilometres, farthest",
    "distance_unknown": "farthest",
    "readiness": "level, least",
    "readiness_low": "level, least",
    "readiness_unknown": "least",
    # Wishes of the seller.
    "market": "country",
    "market_other": "country, wanted (tuple)",
    "market_unknown": "wanted (tuple)",
    "buyer_kind": "kind",
    "buyer_kind_other": "kind, wanted (tuple)",
    "buyer_kind_unknown": "wanted (tuple)",
    "order": "volume, least, unit",
    "order_too_small": "volume, least, unit",
    "order_unknown": "least, unit",
    "order_in_another_unit": "unit, wanted_unit",
})  # fmt: skip

WAYS: Final = MappingProxyType({
    "renew_certificate": "the certificate has to be renewed, or an audit brought forward",
    "get_certificate": "a certification project",
    "note_validity": "somebody has to note until when the certificate is valid",
    "join_group": "selling as a group would reach the volume",
    "raise_volume": "capacity has to grow, or the buyer has to take a part",
    "note_volume": "somebody has to note the yearly volume",
    "interpreter": "an interpreter, or a person who speaks the language",
    "note_languages": "somebody has to note the languages",
    "later_delivery": "the buyer would have to accept a later day",
    "note_delivery": "somebody has to note from when it can be delivered",
    "offer_incoterm": "the seller would have to quote on these terms",
    "note_incoterms": "somebody has to note the terms of delivery",
    "ask_buyer": "only the buyer can give way",
    "ask_seller": "only the seller can give way",
    "raise_readiness": "the action plan of the firm",
    "note_size": "somebody has to note the size",
    "note_place": "somebody has to note the place",
    "note_readiness": "a diagnosis has to be made",
    "note_buyer": "the buyer's profile has to be completed",
    "same_unit": "both have to state the volume in one unit",
})  # fmt: skip


def as_data(reason: Reason) -> dict[str, object]:
    """A reason as JSON can keep it: dates in ISO format, tuples as lists."""
    return {
        "code": reason.code,
        "state": reason.state,
        "side": reason.side,
        "params": _plain(reason.params),
        "way": reason.way,
        "hard": reason.hard,
    }


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value
