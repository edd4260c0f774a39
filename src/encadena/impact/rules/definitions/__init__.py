"""Every figure of the report as a definition; the order here is the order of the report."""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from ..report import Used
from . import advice, chains, firms, ratios, rounds
from .base import Definition

__all__ = ["DEFINITIONS", "Definition", "definition_of", "fingerprint_of_all", "used"]

DEFINITIONS: Mapping[str, Definition] = MappingProxyType({
    d.code: d
    for room in (chains, firms, advice, rounds, ratios)
    for d in room.DEFINITIONS
})  # fmt: skip


def definition_of(code: str) -> Definition | None:
    return DEFINITIONS.get(code)


def used() -> tuple[Used, ...]:
    """What a report made now counts by."""
    return tuple(Used(d.code, d.version, d.fingerprint) for d in DEFINITIONS.values())


def fingerprint_of_all() -> str:
    """Changes with any word of any definition."""
    return sha256("\n".join(d.fingerprint for d in DEFINITIONS.values()).encode()).hexdigest()[:16]
