"""Languages as people write them, in Spanish, English or Portuguese, or by their code."""

import re
from functools import cache

from encadena.catalogs.queries.world import languages
from encadena.kernel.text import fold

_BETWEEN = re.compile(r"[,;/|]|\s(?:y|e|and)\s")


def parts(text: str) -> list[str]:
    """``español, inglés y portugués`` → three."""
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def language_named(text: str) -> str | None:
    """Its code; None for a word that names no language that we know."""
    return _names().get(fold(text))


def spoken(text: str) -> frozenset[str]:
    """The languages that a free text names; words that name none are passed over."""
    return frozenset(code for part in parts(text) if (code := language_named(part)))


@cache
def _names() -> dict[str, str]:
    named = [(one.name, one.code) for shown in ("es", "en", "pt") for one in languages(shown)]
    return {fold(name): code for name, code in [*named, *((code, code) for _name, code in named)]}
