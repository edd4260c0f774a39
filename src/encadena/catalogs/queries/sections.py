"""Names of the 21 sections of economic activity, as the official table has them in the reader's language."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from django.utils.translation import get_language

from .tables import read


def section_names() -> Mapping[str, str]:
    """Code → name in the order of the codes: English for English, Spanish for all others. No query."""
    return _names((get_language() or "").startswith("en"))


@cache
def _names(english: bool) -> Mapping[str, str]:
    tops = sorted((row for row in read("activities") if row["level"] == "1"), key=lambda row: row["code"])
    return MappingProxyType({row["code"]: (english and row["name_en"]) or row["name_es"] for row in tops})
