"""Needs, sellers and offerings for tests, with as little said as possible."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from encadena.engines.matching import Buyer, Catalogue, Match, Need, Offering, Seller, rank

TODAY = date(2026, 11, 26)
BUYER = Buyer(id="buyer")


def need(text: str = "palta", language: str = "es", **more: Any) -> Need:
    return Need("need", more.pop("buyer", BUYER), text, language, **more)


def offering(id: str, text: str = "palta", seller: str = "", language: str = "es", **more: Any) -> Offering:
    return Offering(id, seller or f"firm {id}", text, language, **more)


def catalogue(*offerings: Offering, sellers: Iterable[Seller] = ()) -> Catalogue:
    """Sellers that are not stated are firms of which nothing is known."""
    known = {one.id: one for one in sellers}
    for one in offerings:
        known.setdefault(one.seller, Seller(one.seller))
    return Catalogue(offerings, known.values())


def ranked(wanted: Need, of: Catalogue, **more: Any) -> list[Match]:
    return rank([wanted], of, today=TODAY, **more)


def codes(match: Match) -> set[str]:
    return {reason.code for reason in match.reasons}
