"""What the register holds about the firms of one chunk, read in a dozen statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from encadena.accounts.models import User
from encadena.kernel.text import fold

from ...models import Firm, FirmActivity, Ownership, Person, YearlySales
from ...queries.scope import firms_visible_to
from ...rules.keys import EMAIL, PHONE, PRINT, fingerprint, phone_key
from ...rules.sheets.drafts import FirmDraft


@dataclass
class Known:
    by_rut: dict[str, Firm] = field(default_factory=dict)
    by_id: dict[int, Firm] = field(default_factory=dict)
    visible: set[int] = field(default_factory=set)
    sales: dict[int, list[YearlySales]] = field(default_factory=lambda: defaultdict(list))
    activities: dict[int, list[FirmActivity]] = field(default_factory=lambda: defaultdict(list))
    owners: dict[int, list[Ownership]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, Person] = field(default_factory=dict)

    def visible_firm(self, rut: str) -> Firm | None:
        firm = self.by_rut.get(rut)
        return firm if firm and firm.pk in self.visible else None


class Unnamed:
    """Firms without RUT in the reader's scope, by folded name: nothing else tells them apart. Read once per import."""

    def __init__(self, actor: User | None) -> None:
        firms = firms_in_scope(actor=actor).filter(rut__isnull=True)
        self._by_name: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
        for pk, name, commune in firms.values_list("pk", "name", "commune"):
            self.add(pk, name, commune)

    def add(self, pk: int, name: str, commune: str | None) -> None:
        self._by_name[fold(name)].append((pk, commune))

    def find(self, name: str, commune: str | None) -> list[int]:
        """Firms of this name in this commune (an unknown commune speaks against nobody)."""
        same = self._by_name.get(fold(name), [])
        exact = [pk for pk, place in same if place == commune]
        return exact or [pk for pk, place in same if None in (place, commune)]


def firms_in_scope(*, actor: User | None) -> "Firm.objects.__class__":  # type: ignore[name-defined]
    """Firms that the import may touch; the system itself reaches all."""
    if actor is None:
        return Firm.objects.filter(merged_into__isnull=True, archived_at__isnull=True)
    return firms_visible_to(actor)


def read_known(drafts: Sequence[FirmDraft], unnamed: Unnamed, *, actor: User | None) -> Known:
    ruts = {draft.rut for draft in drafts if draft.rut}
    owner_ruts = {owner.rut for draft in drafts for owner in draft.owners if owner.rut}
    companies = {owner.rut for draft in drafts for owner in draft.owners if owner.rut and owner.is_company}
    ids = {pk for d in drafts if not d.rut for pk in unnamed.find(d.get("name"), d.get("commune"))}
    known = Known()
    if not drafts:
        return known
    for firm in Firm.objects.filter(Q(rut__in=ruts | companies) | Q(pk__in=ids)).select_related("commune"):
        known.by_id[firm.pk] = firm
        if firm.rut:
            known.by_rut[firm.rut] = firm
    known.visible = set(firms_in_scope(actor=actor).filter(pk__in=known.by_id).values_list("pk", flat=True))
    known.people = {p.rut: p for p in Person.objects.filter(rut__in=owner_ruts - companies) if p.rut}
    _read_parts(known)
    return known


def _read_parts(known: Known) -> None:
    ids = list(known.visible)
    if not ids:
        return
    for figure in YearlySales.objects.filter(firm__in=ids, replaced_at__isnull=True):
        known.sales[figure.firm_id].append(figure)
    for activity in FirmActivity.objects.filter(firm__in=ids):
        known.activities[activity.firm_id].append(activity)
    for owner in Ownership.objects.filter(firm__in=ids).select_related("person", "owner_firm").order_by("id"):
        known.owners[owner.firm_id].append(owner)


def prints_of(draft: FirmDraft, *, actor: User | None) -> set[str]:
    """The keys by which a new firm of the file may turn out to be known already."""
    name, email, phone = draft.get("name"), draft.get("email"), draft.get("phone")
    keys = {PRINT + fingerprint(name)} if name else set()
    keys |= {EMAIL + email} if email else set()
    return keys | ({PHONE + digits} if phone and (digits := phone_key(phone)) else set())
