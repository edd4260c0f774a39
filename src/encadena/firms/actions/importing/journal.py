"""What an import wrote, so that it can be taken back: before each change what stood, after it a digest of what
stands.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b
from operator import itemgetter
from types import NoneType
from typing import Any

from django.db.models import Model

from encadena.accounts.models import User

from ...models import Assignment, Firm, FirmActivity, Ownership, Person, YearlySales

# Kind → model and the fields by which somebody's later change is seen. What the register reckons itself is left out.
KINDS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "firm": (
        Firm,
        ("rut", "name", "trade_name", "kind", "commune_id", "address", "email", "phone", "website", "started_on",
         "open_to_promotion", "version", "band", "size_year", "merged_into_id", "archived_at"),
    ),
    "sales": (YearlySales, ("firm_id", "year", "amount", "uf_on", "replaced_at", "origin")),
    "activity": (FirmActivity, ("firm_id", "activity_id", "main")),
    "assignment": (Assignment, ("firm_id", "centre_id", "adviser_id", "since", "until")),
    "owner": (Ownership, ("firm_id", "person_id", "owner_firm_id", "share", "since", "until")),
    "person": (Person, ("rut", "full_name", "gender", "email", "phone")),
}  # fmt: skip
# Records that somebody made are taken back before those that they point to.
ORDER = ("owner", "assignment", "activity", "sales", "firm", "person")

Step = list[Any]


def step(kind: str, record: Model, before: dict[str, Any] | None, *, actor: User | None) -> Step:
    """``[kind, id, before, digest]``; ``before`` None: the import made the record."""
    return [kind, record.__dict__["id"], before, digest(kind, record, actor=actor)]


def snapshot(record: Model, *, actor: User | None) -> dict[str, Any]:
    """Every stored value of a record as JSON holds it."""
    return {f.attname: _stored(getattr(record, f.attname)) for f in record._meta.concrete_fields if not f.primary_key}


def restored(kind: str, pk: int, before: dict[str, Any], *, actor: User | None) -> Model:
    """An unsaved record with the values that stood before."""
    model = KINDS[kind][0]
    values = {f.attname: f.to_python(before[f.attname]) for f in model._meta.concrete_fields if f.attname in before}
    return model(pk=pk, **values)


def digest(kind: str, record: Model, *, actor: User | None) -> str:
    values = _VALUES[kind](record.__dict__)  # past the descriptors of relations, a third of the time
    texts = [value if type(value) is str else _TEXTS.get(type(value), _canonical)(value) for value in values]
    return blake2b("\x1f".join(texts).encode(), digest_size=8).hexdigest()


def by_kind(steps: Iterable[Step], *, actor: User | None) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {kind: [] for kind in ORDER}
    for one in steps:
        found[one[0]].append(one)
    return found


def _canonical(value: object) -> str:
    """The same text for the value that was written and the one that the database gives back."""
    if isinstance(value, str):
        return str(getattr(value, "value", value))
    if isinstance(value, int):
        return str(int(value))
    return str(value)


_VALUES = {kind: itemgetter(*names) for kind, (_model, names) in KINDS.items()}
_TEXTS: dict[type, Callable[[Any], str]] = {
    NoneType: lambda _none: "\x00",
    bool: lambda value: str(int(value)),
    int: str,
    Decimal: lambda value: str(value.normalize()),
    datetime: lambda value: str(value.timestamp()),
    date: date.isoformat,
}


def _stored(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | str):
        return getattr(value, "value", value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
