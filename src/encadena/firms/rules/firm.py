"""The profile of a firm: its fields, how each is cleaned, and what differs between two versions of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..choices import FirmKind
from .values import choice_of, email_of, name_of, past_date_of, phone_of, rut_of, text_of, website_of
from .words import FIRM_KINDS

FIRST_COMPANY_NUMBER = 50_000_000
FIELDS = (
    "rut",
    "name",
    "trade_name",
    "kind",
    "commune",
    "address",
    "email",
    "phone",
    "website",
    "started_on",
    "open_to_promotion",
)
_CLEANERS: dict[str, Callable[[object], object]] = {
    "rut": rut_of,
    "name": name_of,
    "trade_name": text_of,
    "kind": lambda value: choice_of(value, FIRM_KINDS),
    "address": text_of,
    "email": email_of,
    "phone": phone_of,
    "website": website_of,
    "open_to_promotion": bool,
}


def clean_field(field: str, value: object, *, today: date) -> object:
    """The clean value of one field of the profile (``commune`` is left alone: see ``rules.communes``).

    Raises the ``DomainError`` of the rule that it breaks.
    """
    if field == "started_on":
        return past_date_of(value, today)
    cleaner = _CLEANERS.get(field)
    return cleaner(value) if cleaner else value


def clean_profile(data: Mapping[str, object], *, today: date) -> dict[str, Any]:
    """Every field of ``data`` that belongs to the profile, clean. Raises at the first that is wrong."""
    return {field: clean_field(field, data[field], today=today) for field in FIELDS if field in data}


def problems_of(data: Mapping[str, object], *, today: date) -> dict[str, DomainError]:
    """Field → what is wrong with it, for screens that show all problems at once."""
    found = {}
    for field in data:
        try:
            clean_field(field, data[field], today=today)
        except DomainError as error:
            found[field] = error
    return found


def kind_for(rut: str | None) -> FirmKind:
    """What a firm most likely is when nobody said: companies have RUTs from 50 million up, people below."""
    if rut is None:
        return FirmKind.ENTREPRENEUR
    return FirmKind.COMPANY if int(rut[:-1]) >= FIRST_COMPANY_NUMBER else FirmKind.NATURAL_PERSON


def plain(value: object) -> object:
    """A value as JSON and the audit log hold it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def is_news(before: object, after: object) -> bool:
    """Whether a stated value says something else than the known one; nothing does not, nor capitals for a name."""
    if before == after or after is None:
        return False
    if isinstance(before, str) and isinstance(after, str) and before and fold(before) == fold(after):
        return not after.isupper()
    return True


def difference(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, list[object]]:
    """Field → [before, after] of what differs."""
    return {
        field: [plain(before.get(field)), plain(value)]
        for field, value in after.items()
        if plain(before.get(field)) != plain(value)
    }


def three_way(
    base: Mapping[str, object], theirs: Mapping[str, object], mine: Mapping[str, object]
) -> dict[str, dict[str, object]]:
    """Field → base, theirs and mine, for every field where what I send is not what stands now.

    ``take`` proposes a side: whoever changed the field since ``base``; when both did, nobody is proposed.
    """
    found = {}
    for field, sent in mine.items():
        now, was = plain(theirs.get(field)), plain(base.get(field, theirs.get(field)))
        if plain(sent) != now:
            take = "mine" if was == now else "theirs" if was == plain(sent) else ""
            found[field] = {"base": was, "theirs": now, "mine": plain(sent), "take": take}
    return found
