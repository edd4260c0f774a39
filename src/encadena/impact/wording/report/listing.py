"""Lists in a sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def listed(items: Sequence[str]) -> str:
    """``a, b y c``; before a word that sounds with i, ``e``."""
    if len(items) < 2:
        return "".join(items)
    first, last = ", ".join(items[:-1]), items[-1]
    with_i = last.lower().startswith(("i", "hi", "í")) and not last.lower().startswith(("hie", "hia"))
    joined = _("%(first)s e %(last)s") if with_i else _("%(first)s y %(last)s")
    return joined % {"first": first, "last": last}


def sentence(text: str) -> str:
    """With a capital at its beginning and a full stop."""
    text = text.strip()
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", ":", "?")) else f"{whole}."
