"""Links to a video call, of any provider: encrypted, with a name of a public site, without a password in it."""

import ipaddress
from urllib.parse import urlsplit

LONGEST = 400
_LOCAL = (".local", ".localhost", ".internal", ".lan", ".home")


def is_safe_link(text: str) -> bool:
    """Whether a page may offer it to be pressed."""
    if len(text) > LONGEST or not text.isprintable() or any(c.isspace() or c == "\\" for c in text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https" or parts.username is not None or port not in (None, 443) or "." not in host:
        return False
    return not host.endswith(_LOCAL) and not _is_number(host)


def _is_number(host: str) -> bool:
    """An address without a name: of the inside of some network, or of nobody one would trust."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rpartition(".")[2].isdigit()
    return True
