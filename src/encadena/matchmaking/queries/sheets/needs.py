"""Rows of a spreadsheet of needs: whose, and what of it can be read."""

from collections.abc import Iterable

from encadena.accounts.models import User
from encadena.catalogs.models import Product, Service
from encadena.catalogs.queries.incoterms import in_official_order, incoterm_codes
from encadena.firms.choices import OfferingKind
from encadena.kernel.text import fold
from encadena.readiness.models import Standard

from ...choices import NOT_COMING
from ...errors import NeedError, UnreadableError
from ...models import Buyer, Participant, Round
from ...rules.delivery import parted
from ...rules.languages import parts
from ...rules.needs import MOST, refuse_impossible
from ...rules.sheets import cells as reading
from ..needs import needs_by_buyer
from .verdicts import Cells, Found, Judged, Known, judged


class NeedsJudge:
    """Knows the buyers of a round, what they look for already, and the codes that exist."""

    def __init__(self, round: Round, rows: Iterable[Cells], actor: User | None) -> None:
        people = [p for p in round.participants.select_related("buyer") if p.buyer_id]
        self.buyers: dict[str, list[Participant]] = {}
        for person in people:
            for key in {fold(person.name), fold(person.email)} - {""}:
                self.buyers.setdefault(key, []).append(person)
        present = needs_by_buyer([p.buyer_id for p in people if p.buyer_id])
        self.present = {key: {fold(need.title) for need in needs} for key, needs in present.items()}
        self.seen: dict[tuple[int, str], int] = {}
        self.standards = _standards()
        codes = {text for row in rows if (text := _digits(row.get("code", "")))}
        self.products = {p.pk: p for p in Product.objects.filter(pk__in=codes)}
        self.services = {s.pk: s for s in Service.objects.filter(pk__in=codes)}

    def judge(self, number: int, cells: Cells) -> Judged:
        """``data`` is ``{buyer, need: fields}``."""
        return judged(number, cells, self._read)

    def _read(self, number: int, cells: Cells) -> Found:
        person = self._person(cells.get("buyer", ""))
        buyer = person.buyer
        assert buyer is not None  # noqa: S101  only buyers are known here
        need = self._need(cells, person)
        refuse_impossible(need, set(self.standards.values()))
        self._once(buyer, str(need["title"]), number)
        return Found({"buyer": buyer, "need": need})

    def _person(self, text: str) -> Participant:
        if not text:
            raise UnreadableError("buyer_missing")
        found = self.buyers.get(fold(text), [])
        if len(found) != 1:
            raise UnreadableError("buyer_unclear" if found else "buyer_not_in_round", value=text)
        if found[0].status in NOT_COMING:
            raise UnreadableError("buyer_not_coming", name=found[0].name)
        return found[0]

    def _need(self, cells: Cells, person: Participant) -> dict[str, object]:
        kind = reading.goods_of(cells.get("kind", ""))
        text = cells.get("language", "")
        return {
            "kind": kind,
            "title": cells.get("title", ""),
            "description": cells.get("description", ""),
            "language": reading.languages_of(text)[0] if text else person.language,
            **self._code(kind, cells.get("code", "")),
            "volume": reading.volume_of(cells.get("volume", "")),
            "unit": cells.get("unit", "")[:40],
            "certificates": [self._standard(part) for part in parts(cells.get("certificates", ""))],
            **_delivery(cells.get("delivery", "")),
            "languages": reading.languages_of(cells.get("languages", "")),
            "sizes": reading.sizes_of(cells.get("sizes", "")),
            "until": reading.day_of(cells.get("until", "")),
        }

    def _code(self, kind: str, text: str) -> dict[str, object]:
        code = _digits(text)
        if not text:
            return {}
        known = self.products.get(code) if kind == OfferingKind.GOODS else self.services.get(code)
        if known is None:
            raise UnreadableError("code_unknown", value=text)
        return {"product" if kind == OfferingKind.GOODS else "service": known}

    def _standard(self, text: str) -> str:
        if fold(text) not in self.standards:
            raise UnreadableError("standard_unknown", value=text)
        return self.standards[fold(text)]

    def _once(self, buyer: Buyer, title: str, number: int) -> None:
        key, present = (buyer.pk, fold(title)), self.present.setdefault(buyer.pk, set())
        if key in self.seen:
            raise UnreadableError("need_twice", row=self.seen[key])
        if fold(title) in present:
            raise Known("need_known")
        if len(present) >= MOST:
            raise NeedError("too_many_needs", most=MOST)
        self.seen[key] = number
        present.add(fold(title))


def _standards() -> dict[str, str]:
    """Codes by themselves and by the names in both languages."""
    found: dict[str, str] = {}
    for standard in Standard.objects.all():
        for name in (standard.code, standard.name_es, standard.name_en):
            found[fold(name)] = standard.code
    return found


def _delivery(text: str) -> dict[str, object]:
    """``FOB Valparaíso``: the codes of Incoterms 2020 by themselves, the rest as it was written."""
    codes, rest = parted(text[:200], incoterm_codes())
    return {"incoterms": in_official_order(codes), "delivery": rest}


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
