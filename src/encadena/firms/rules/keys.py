"""By what a firm is found again: the keys of its words and contacts, and what two alike firms have in common."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from encadena.kernel.text import fold

WORD, PRINT, PHONE, EMAIL, DOMAIN, OWNER, ADDRESS = "w:", "f:", "p:", "e:", "d:", "o:", "a:"
STRONG = (PRINT, PHONE, EMAIL, DOMAIN, OWNER, ADDRESS)
_LEGAL = "spa s p a sa ltda limitada eirl e i r l sociedad soc cia compania cooperativa coop"
_EMPTY = "de del la las el los y e en con para por a o u su sus al"
_SHARED = (
    "gmail.com hotmail.com hotmail.cl hotmail.es outlook.com outlook.cl outlook.es yahoo.com yahoo.es yahoo.cl "
    "live.com live.cl icloud.com me.com msn.com vtr.net facebook.com instagram.com wa.me linktr.ee example.com "
    "example.cl"
)
LEGAL_FORMS = frozenset(_LEGAL.split())
EMPTY_WORDS = frozenset(_EMPTY.split())
SHARED_DOMAINS = frozenset(_SHARED.split())
LONGEST = 120


def significant_words(name: str) -> list[str]:
    """The words that tell one firm from another: without legal forms and articles (all of them, if nothing is left)."""
    words = fold(name).split()
    return [w for w in words if w not in LEGAL_FORMS and w not in EMPTY_WORDS] or words


def fingerprint(name: str) -> str:
    """Equal for 'Panadería La Espiga SpA' and 'LA ESPIGA, PANADERIA LTDA.'"""
    return " ".join(sorted(set(significant_words(name))))


def phone_key(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) >= 8 else ""


def domain_of(email: str, website: str) -> str:
    """The firm's own domain, from its site or else its mail; none when thousands share it."""
    host = urlsplit(website).hostname or "" if website else ""
    domain = host.removeprefix("www.") or email.rpartition("@")[2]
    return "" if domain in SHARED_DOMAINS else domain


def address_key(commune: str | None, address: str) -> str:
    """An address says something only with a street number and a commune."""
    folded = fold(address)
    return f"{commune}:{folded}" if commune and re.search(r"\d", folded) and re.search(r"[a-z]{3}", folded) else ""


def owner_key(rut: str | None, full_name: str) -> str:
    return rut or fold(full_name)


def keys_of(
    *,
    names: Iterable[str],
    email: str = "",
    phone: str = "",
    website: str = "",
    commune: str | None = None,
    address: str = "",
    owners: Collection[tuple[str | None, str]] = (),
) -> set[str]:
    """All keys of one firm, each beginning with the letter of its sort; ``owners`` are pairs of RUT and name."""
    names = [name for name in names if name]
    keys = {WORD + word for name in names for word in fold(name).split() if len(word) > 1 and word not in EMPTY_WORDS}
    keys |= {PRINT + print_ for name in names if (print_ := fingerprint(name))}
    single = {
        PHONE: phone_key(phone),
        EMAIL: email,
        DOMAIN: domain_of(email, website),
        ADDRESS: address_key(commune, address),
    }
    keys |= {sort + value for sort, value in single.items() if value}
    keys |= {OWNER + key for rut, name in owners if (key := owner_key(rut, name))}
    return {key[:LONGEST] for key in keys}
