"""Terms of delivery: the eleven rules of Incoterms 2020, in the order of their official book."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .tables import read


@dataclass(frozen=True)
class Incoterm:
    """``mode`` is "any" or "sea": some rules are made for ships only. Names by language: es, en, pt."""

    code: str
    mode: str
    names: tuple[tuple[str, str], ...]

    @property
    def official(self) -> str:
        return dict(self.names)["en"]

    def name(self, language: str) -> str:
        names = dict(self.names)
        return names.get(language[:2], names["es"])


@cache
def incoterms() -> tuple[Incoterm, ...]:
    """Read once from the packaged table."""
    rows = read("incoterms")
    return tuple(
        Incoterm(row["code"], row["mode"], tuple((lang, row[f"name_{lang}"]) for lang in ("es", "en", "pt")))
        for row in rows
    )


@cache
def incoterm_codes() -> frozenset[str]:
    return frozenset(one.code for one in incoterms())


def incoterm_choices(language: str) -> list[tuple[str, str]]:
    """``("FOB", "FOB, Franco a bordo")`` for a form."""
    return [(one.code, f"{one.code}, {one.name(language)}") for one in incoterms()]


def in_official_order(codes: Iterable[str]) -> list[str]:
    """Each once; codes of other editions are left out."""
    wanted = set(codes)
    return [one.code for one in incoterms() if one.code in wanted]
