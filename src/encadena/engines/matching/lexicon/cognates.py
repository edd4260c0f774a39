"""One spelling for words of Latin and Greek stock that the three languages write differently.

'fermentación', 'fermentation' and 'fermentação' get one key, and so do 'fotografía', 'photography' and 'fotografia'.
It joins what no table of terms foresees. It also joins forms of one word, as a stem does.
"""

import re
from functools import lru_cache

_LETTERS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ph", "f"),
        (r"th", "t"),
        (r"rh", "r"),
        (r"(ch|qu|ck|k)", "c"),
        (r"(nh|gn|ny)", "n"),
        (r"(lh|ll)", "l"),
        (r"y", "i"),
        (r"w", "v"),
        (r"^h", ""),
        (r"^(es|s)(?=[ptc])", "s"),
        (r"x", "s"),
        (r"ou", "o"),
        (r"ei", "e"),
        (r"(.)\1", r"\1"),
    )
)
_ENDINGS = (
    "izaciones", "izacion", "ization", "izacao", "aciones", "acion", "ation", "acoes", "acao", "iciones", "icion",
    "ition", "icao", "ciones", "cion", "ction", "tion", "coes", "cao", "siones", "sion", "sao", "mientos", "miento",
    "mentos", "mento", "ments", "ment", "idades", "idad", "idade", "ities", "ity", "adores", "ador", "ators", "ator",
    "ologias", "ologia", "ology", "ografias", "ografia", "ography", "antes", "ante", "ants", "ant", "icos", "icas",
    "ico", "ica", "ical", "ics", "ic", "ales", "ais", "al", "osos", "osas", "oso", "osa", "ous", "ados", "adas",
    "ado", "ada", "ated", "ates", "ate", "ed", "ing", "ias", "ia", "ies", "ie", "ivos", "ivas", "ivo", "iva", "ive",
    "es", "os", "as", "o", "a", "e", "s", "i", "y",
)  # fmt: skip
SHORTEST = 4


@lru_cache(maxsize=200_000)
def cognate(word: str) -> str:
    """The key of a folded word; what is shorter than four letters, or a number, is its own key."""
    if len(word) < SHORTEST or word[0].isdigit():
        return word
    root = next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST - 1), word)
    for pattern, by in _LETTERS:
        root = pattern.sub(by, root)
    return root
