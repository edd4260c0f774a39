"""Rows of needs, offerings and firms as the matching engine reads them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from encadena.engines import matching as engine
from encadena.firms.choices import LegalSize
from encadena.firms.models import Firm, Offering

from ..models import Buyer, MarketWish, Need
from ..queries.catalogue import certificates_of
from ..queries.interpreting import OF_THE_REGISTER
from ..rules.languages import spoken

SIZES = {LegalSize.MICRO: "micro", LegalSize.SMALL: "small", LegalSize.MEDIUM: "medium", LegalSize.LARGE: "large"}


def buyer_of(key: int, buyer: Buyer) -> engine.Buyer:
    return engine.Buyer(key, buyer.country, buyer.kind, frozenset(buyer.languages))


def need_of(need: Need, who: engine.Buyer, *, least_readiness: float | None = None) -> engine.Need:
    """``least_readiness`` from 0 to 1."""
    code = f"hs:{need.product_id}" if need.product_id else f"cpc:{need.service_id}" if need.service_id else ""
    return engine.Need(
        need.pk,
        who,
        f"{need.title}. {need.description}".strip(),
        language=need.language,
        kind="goods" if need.kind == "goods" else "services",
        codes=(code,) if code else (),
        volume=float(need.volume) if need.volume is not None else None,
        unit=need.unit,
        certificates=tuple(need.certificates),
        languages=frozenset(need.languages),
        incoterms=frozenset(need.incoterms),
        sizes=frozenset(SIZES[LegalSize(s)] for s in need.sizes if s in SIZES),
        least_readiness=least_readiness,
        hard=_conditions(need.musts),
    )


def sellers_of(
    firms: Mapping[int, Firm], sold: Iterable[Offering], *, readiness: Mapping[int, float | None] | None = None
) -> list[engine.Seller]:
    """By the key that each firm goes by, with the languages in which it attends, whatever it sells. Two queries.

    ``readiness`` from 0 to 1, by firm; None: nobody asks.
    """
    speaks: dict[int, frozenset[str]] = {}
    for offering in sold:
        speaks[offering.firm_id] = speaks.get(offering.firm_id, frozenset()) | spoken(offering.languages)
    ids = [firm.pk for firm in firms.values()]
    held, wishes = certificates_of(ids), _wishes_of(ids)
    return [
        engine.Seller(
            key,
            str(firm),
            size=SIZES.get(LegalSize(firm.legal_size), ""),  # type: ignore[arg-type]
            languages=speaks.get(firm.pk, frozenset()) | {OF_THE_REGISTER},
            readiness=(readiness or {}).get(firm.pk),
            certificates=tuple(engine.Certificate(c.standard.code, c.valid_until) for c in held.get(firm.pk, [])),
            wishes=wishes.get(firm.pk, engine.Wishes()),
        )
        for key, firm in firms.items()
    ]


def offering_of(offering: Offering, seller: int) -> engine.Offering:
    codes = (f"hs:{offering.product_id}",) if offering.product_id else ()
    codes = (f"cpc:{offering.service_id}",) if offering.service_id else codes
    return engine.Offering(
        offering.pk,
        seller,
        f"{offering.name}. {offering.description}".strip(),
        language="es",
        kind="goods" if offering.kind == "goods" else "services",
        codes=codes,
        volume=float(offering.yearly_capacity) if offering.yearly_capacity is not None else None,
        unit=offering.unit,
        incoterms=frozenset(offering.incoterms),
    )


def wishes_from(row: MarketWish) -> engine.Wishes:
    return engine.Wishes(
        frozenset(row.markets),
        frozenset(row.buyer_kinds),
        float(row.least_order) if row.least_order is not None else None,
        row.unit,
        _conditions(row.musts),
    )


def _wishes_of(firm_ids: Collection[int]) -> dict[int, engine.Wishes]:
    return {row.firm_id: wishes_from(row) for row in MarketWish.objects.filter(firm__in=firm_ids)}


def _conditions(musts: Iterable[str]) -> frozenset[Any]:
    """The words of ``Must`` and ``FirmMust`` are the engine's own."""
    return frozenset(musts)
