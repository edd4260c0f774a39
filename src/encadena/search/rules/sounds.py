"""Spanish spelling folded by sound: what people confuse when they write as they hear."""

import re
from functools import lru_cache

_STEPS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ch", "X"),  # kept apart from c and h
        (r"h", ""),  # mute
        (r"sh", "X"),
        (r"qu(?=[ei])", "k"),
        (r"gu(?=[ei])", "G"),
        (r"g(?=[ei])", "j"),
        (r"x", "s"),
        (r"ll|y(?=[aeiou])", "Y"),
        (r"y", "i"),
        (r"c(?=[ei])|z", "s"),
        (r"[ckq]", "k"),
        (r"[vw]", "b"),
        (r"ph", "f"),
        (r"m(?=[bp])", "n"),  # tambien, conpañia
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """A key that is equal for folded words that sound alike: 'vaca' and 'baca', 'cerveceria' and 'serveseria'."""
    for pattern, by in _STEPS:
        word = pattern.sub(by, word)
    return word.lower()
