"""A catalogue searched by what words mean: accents, plurals and three languages, as the engine reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from encadena.engines import matching as engine
from encadena.firms.models import Offering
from encadena.kernel import clock

from ..models import Need, Participant

LEAST = 0.2
"""Below this relevance an entry has nothing to do with what was typed."""
NAMED = 0.6
"""What an entry counts that says the words as they were typed, wherever it says them."""
MOST_READ = 20_000
"""Entries that are read for one search; beyond them only the words as typed count."""


@dataclass(frozen=True)
class Entry:
    """Something that ``owner`` offers or looks for."""

    owner: int
    text: str
    codes: tuple[str, ...] = ()


def ranked(text: str, entries: Iterable[Entry], literal: Iterable[int]) -> list[int]:
    """Owners that have to do with ``text``, best first; ``literal`` say its words as typed, and stay in their order."""
    found = dict.fromkeys(literal, NAMED)
    for owner, relevance in _relevance(text, list(entries)).items():
        found[owner] = max(relevance, found.get(owner, 0.0))
    return sorted(found, key=lambda owner: -found[owner])


def offered(people: Mapping[int, int]) -> list[Entry]:
    """What firms sell; ``people`` are participants by firm."""
    rows = Offering.objects.filter(firm__in=people, withdrawn_at__isnull=True).order_by("pk")
    fields = rows.values_list("firm", "name", "description", "product", "service")
    return [Entry(people[firm], f"{name}. {more}", _codes(hs, cpc)) for firm, name, more, hs, cpc in fields[:MOST_READ]]


def wanted(people: Mapping[int, Participant]) -> list[Entry]:
    """What buyers look for, as needs or in one line; ``people`` are participants by buyer."""
    rows = Need.objects.filter(buyer__in=people, withdrawn_at__isnull=True).order_by("pk")
    fields = rows.values_list("buyer", "title", "description", "product", "service")
    needs = [
        Entry(people[buyer].pk, f"{title}. {more}", _codes(hs, cpc))
        for buyer, title, more, hs, cpc in fields[:MOST_READ]
    ]
    return needs + [Entry(p.pk, p.buyer.looks_for) for p in people.values() if p.buyer and p.buyer.looks_for]


def _relevance(text: str, entries: list[Entry]) -> dict[int, float]:
    rows = [engine.Offering(n, e.owner, e.text, codes=e.codes) for n, e in enumerate(entries)]
    owners = {e.owner for e in entries}
    catalogue = engine.Catalogue(rows, [engine.Seller(owner) for owner in owners])
    need = engine.Need(0, engine.Buyer(0), text)
    matches = engine.rank([need], catalogue, today=clock.today(), limit=max(len(owners), 1), least=LEAST)
    return {int(match.seller): match.relevance for match in matches}


def _codes(product: str | None, service: str | None) -> tuple[str, ...]:
    return (f"hs:{product}",) if product else (f"cpc:{service}",) if service else ()
