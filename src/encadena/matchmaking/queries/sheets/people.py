"""Rows of a spreadsheet of participants: firms by their RUT, buyers by name and mail."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.models.firm import LISTED
from encadena.firms.queries.scope import firms_visible_to, kept_instead_of
from encadena.kernel import rut
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import BuyerKind, MeetingMode
from ...errors import UnreadableError
from ...models import Buyer, Participant, Round
from ...rules.sheets import cells as reading
from ..scope import buyers_visible_to
from .verdicts import Cells, Found, Judged, Known, judged

CHUNK = 500


class PeopleJudge:
    """``actor`` None is the system itself and sees everybody."""

    def __init__(self, round: Round, rows: Iterable[Cells], actor: User | None) -> None:
        rows = list(rows)
        self.actor = actor
        self.firms = _firms_by_rut([_rut(row) for row in rows], actor)
        self.named = _firms_by_name([fold(row.get("name", "")) for row in rows if not row.get("rut")], actor)
        self.buyers, self.by_mail = _buyers(actor)
        people = round.participants.select_related("firm", "buyer")
        self.present = {("firm", p.firm_id) if p.firm_id else ("buyer", p.buyer_id): p for p in people}
        self.seen: dict[tuple[str, object], int] = {}
        self.mails: dict[str, tuple[str, int]] = {}

    def judge(self, number: int, cells: Cells) -> Judged:
        """``data`` is ``{firm}``, ``{buyer}`` or ``{new_buyer: fields}``, and ``mode``."""
        return judged(number, cells, self._read)

    def _read(self, number: int, cells: Cells) -> Found:
        kind = reading.kind_of(cells.get("kind", ""))
        mode = reading.mode_of(cells.get("mode", ""))
        if not kind and not cells.get("rut") and not cells.get("country"):
            raise UnreadableError("kind_missing")
        is_firm = kind == reading.FIRM if kind else bool(cells.get("rut"))
        found = self._firm(number, cells) if is_firm else self._buyer(number, cells, kind or BuyerKind.IMPORTER)
        return Found({**found.data, "mode": MeetingMode(mode)}, found.code, found.params)

    def _firm(self, number: int, cells: Cells) -> Found:
        firm = self._by_rut(cells["rut"]) if cells.get("rut") else self._by_name(cells.get("name", ""))
        self._once(("firm", firm.pk), number, str(firm))
        typed = fold(cells.get("name", ""))
        if typed and typed not in (fold(firm.name), fold(firm.trade_name)):
            return Found({"firm": firm}, "named_otherwise", {"name": str(firm)})
        return Found({"firm": firm})

    def _by_rut(self, text: str) -> Firm:
        try:
            firm = self.firms.get(rut.clean(text))
        except DomainError as error:
            raise UnreadableError("rut_unclear", value=text) from error
        if firm is None:
            raise UnreadableError("firm_unknown", value=text)
        return firm

    def _by_name(self, text: str) -> Firm:
        if not text:
            raise UnreadableError("name_missing")
        found = self.named.get(fold(text), [])
        if len(found) != 1:
            raise UnreadableError("firm_unclear" if found else "firm_unknown", value=text)
        return found[0]

    def _buyer(self, number: int, cells: Cells, kind: str) -> Found:
        name, mail = cells.get("name", ""), reading.mail_of(cells.get("mail", "")).lower()
        data = {
            "name": name[:160],
            "kind": kind,
            "country": reading.country_of(cells.get("country", "")),
            "languages": reading.languages_of(cells.get("languages", "")) or ["es"],
            "time_zone": reading.zone_of(cells.get("zone", "")),
            "looks_for": cells.get("looks_for", "")[:400],
            "contact": mail,
        }
        if not name:
            raise UnreadableError("name_missing")
        known = self._known(name, str(data["country"]))
        self._one_seat(number, name, mail, known)
        self._once(("buyer", known.pk if known else fold(name)), number, name)
        if known:
            return Found({"buyer": known}, "buyer_known", {"name": known.name})
        if not data["country"]:
            raise UnreadableError("country_missing")
        return Found({"new_buyer": data})

    def _known(self, name: str, country: str) -> Buyer | None:
        found = [b for b in self.buyers.get(fold(name), []) if not country or b.country == country]
        if len(found) > 1:
            raise UnreadableError("buyer_unclear", value=name)
        return found[0] if found else None

    def _one_seat(self, number: int, name: str, mail: str, known: Buyer | None) -> None:
        """A mail is a person, and a person sits at one table: nobody comes for two buyers of one round."""
        if not mail:
            return
        other = self.by_mail.get(mail)
        if other and (known is None or other.pk != known.pk):
            raise UnreadableError("person_twice", mail=mail, name=other.name)
        first, row = self.mails.setdefault(mail, (fold(name), number))
        if first != fold(name):
            raise UnreadableError("person_twice_in_file", mail=mail, row=row)

    def _once(self, key: tuple[str, object], number: int, name: str) -> None:
        if key in self.seen:
            raise UnreadableError("listed_twice", name=name, row=self.seen[key])
        self.seen[key] = number
        present: Participant | None = self.present.get(key)  # type: ignore[arg-type]
        if present:
            raise Known("already_in_round", {"name": name, "status": present.status})


def _rut(cells: Cells) -> str:
    try:
        return rut.clean(cells.get("rut", ""))
    except DomainError:
        return ""


def _firms_by_rut(ruts: list[str], actor: User | None) -> dict[str, Firm]:
    """Those in the reader's scope; whose RUT belongs to a firm that was merged away is the one that it lives on in."""
    found: dict[str, Firm] = {}
    for chunk in _chunks([r for r in ruts if r]):
        found |= {str(f.rut): f for f in _firms(actor).filter(rut__in=chunk)}
        gone = Firm.objects.filter(rut__in=chunk, merged_into__isnull=False)
        kept = {str(f.rut): kept_instead_of(actor, f.pk) if actor else f.merged_into for f in gone}
        found |= {number: firm for number, firm in kept.items() if firm}
    return found


def _firms_by_name(names: list[str], actor: User | None) -> dict[str, list[Firm]]:
    found: dict[str, list[Firm]] = {}
    for chunk in _chunks([n for n in names if n]):
        for firm in _firms(actor).filter(sort_name__in=chunk):
            found.setdefault(firm.sort_name, []).append(firm)
    return found


def _buyers(actor: User | None) -> tuple[dict[str, list[Buyer]], dict[str, Buyer]]:
    """By folded name and by mail."""
    rows = buyers_visible_to(actor) if actor else Buyer.objects.all()
    by_name: dict[str, list[Buyer]] = {}
    by_mail: dict[str, Buyer] = {}
    for buyer in rows.only("name", "country", "contact", "firm").distinct():
        by_name.setdefault(fold(buyer.name), []).append(buyer)
        mail = Participant(buyer=buyer).email.lower()
        if mail:
            by_mail.setdefault(mail, buyer)
    return by_name, by_mail


def _firms(actor: User | None) -> QuerySet[Firm]:
    return firms_visible_to(actor) if actor else Firm.objects.filter(LISTED)


def _chunks(values: list[str]) -> Iterator[list[str]]:
    unique = sorted(set(values))
    return (unique[start : start + CHUNK] for start in range(0, len(unique), CHUNK))
