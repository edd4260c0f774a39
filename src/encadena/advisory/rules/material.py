"""When a piece of expert material can be shown, and which address it may point to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from encadena.kernel.errors import DomainError

from ..choices import MaterialKind
from ..errors import MATERIAL_LINK_WRONG

CONTENT = {MaterialKind.TEXT: "body", MaterialKind.LINK: "url", MaterialKind.FILE: "file"}
LONGEST_LINK = 500


def check_link(text: str) -> str:
    """The address without spaces around it. Raises ``material_link_wrong`` unless it is https with a named host."""
    link = text.strip()
    try:
        parts = urlsplit(link)
        named = "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        parts, named = urlsplit(""), False
    if parts.scheme != "https" or not named or len(link) > LONGEST_LINK or any(c.isspace() for c in link):
        raise DomainError(MATERIAL_LINK_WRONG, link=link[:80])
    return link


def missing_in(values: Mapping[str, Any]) -> list[str]:
    """Names of the fields without which it is not published: title, subject and what its kind needs."""
    needed = ("title", "subject", CONTENT[MaterialKind(values["kind"])])
    return [name for name in needed if not (str(values[name]).strip() if values[name] else "")]
