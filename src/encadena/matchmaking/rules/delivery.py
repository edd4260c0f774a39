"""Delivery terms that were typed as text: which of it is a code of Incoterms 2020, and what stays text."""

import re
from collections.abc import Collection

_JOINING = frozenset({"o", "u", "y", "e", "or", "and", "ou", "incoterm", "incoterms", "2020"})
_FIRST = re.compile(r"[^\s,;/]+[\s,;/]*")


def parted(text: str, known: Collection[str]) -> tuple[list[str], str]:
    """``"FOB o CIF Valparaíso"`` → (["FOB", "CIF"], "Valparaíso"); ``"a bordo, FOB"`` → (["FOB"], "a bordo, FOB").

    Only words in capitals count, and those at the beginning leave the text. Codes of earlier editions (DAT, DDU) mean
    something else today or nothing, so they stay text.
    """
    found = list(dict.fromkeys(word for word in re.findall(r"\b[A-Z]{3}\b", text) if word in known))
    rest, begun = text.strip(), False
    while found and (first := _FIRST.match(rest)):
        word = first[0].strip(" ,;/.:()-")
        if word not in known and not (begun and word.lower() in _JOINING):
            break
        rest, begun = rest[first.end() :], True
    return found, rest.strip(" ,;/.:-") if begun else rest


def joined(codes: Collection[str], text: str) -> str:
    """One text again, as it would have been typed before there were codes."""
    return " ".join(part for part in (" / ".join(codes), text) if part)
