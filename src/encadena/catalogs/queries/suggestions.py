"""Codes suggested from free text, with the words that led to them. Indexes live in memory, built once per process."""

from functools import cache

from encadena.kernel.text import words

from ..rules.matching import Entry, Index, Suggestion
from .tables import read

# A group that has classes below it yields to them; one without classes stands for itself.
_BROAD = 0.8
# The beginning of an English name says what it is; the rest would double the time that building an index takes.
_ENGLISH_READ = 60
# Kinds of text that the form of an offering asks for, and the classification that answers.
KINDS = ("goods", "services", "activities")


def suggest(kind: str, text: str, limit: int = 5) -> list[Suggestion]:
    """Dispatch on ``KINDS``; an unknown kind is a ``KeyError``."""
    return {"goods": goods_index, "services": services_index, "activities": activities_index}[kind]().suggest(
        text, limit
    )


def suggest_products(text: str, limit: int = 5) -> list[Suggestion]:
    """HS headings for a good as its maker describes it, best first."""
    return goods_index().suggest(text, limit)


def suggest_services(text: str, limit: int = 5) -> list[Suggestion]:
    """CPC classes (or groups) for a service as its provider describes it, best first."""
    return services_index().suggest(text, limit)


def suggest_activities(text: str, limit: int = 5) -> list[Suggestion]:
    """CIIU subclasses for a line of business, best first."""
    return activities_index().suggest(text, limit)


@cache
def goods_index() -> Index:
    return Index((_entry(row) for row in read("products") if row["level"] == "2" and row["code"] != "9999"), _places())


@cache
def services_index() -> Index:
    rows = [row for row in read("services") if int(row["level"]) >= 3]
    parents = {row["parent"] for row in rows}
    return Index((_entry(row, _BROAD if row["code"] in parents else 1.0) for row in rows), _places())


@cache
def activities_index() -> Index:
    return Index((_entry(row) for row in read("activities") if row["level"] == "5"), _places())


def _places() -> frozenset[str]:
    """The words of communes and regions: "del Huasco" is no misspelt "de huaso"."""
    names = [row["name"] for table in ("communes", "provinces", "regions") for row in read(table)]
    return frozenset(word for name in names for word in words(name))


def _entry(row: dict[str, str], weight: float = 1.0) -> Entry:
    keywords = tuple(word for word in row["keywords"].split("; ") if word)
    terms = f"{row['name_en'][:_ENGLISH_READ]} {row.get('terms_es', '')}"
    return Entry(row["code"], row["name_es"], row["name_en"], keywords, terms, weight)
