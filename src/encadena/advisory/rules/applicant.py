"""Who asks for a seat, as typed in a form, cleaned by the register's own rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from encadena.firms.models import Firm, Person
from encadena.firms.rules.values import email_of, name_of, phone_of, rut_of
from encadena.kernel.errors import DomainError

from ..errors import EMAIL_MISSING


@dataclass(frozen=True)
class Applicant:
    """``person`` when somebody of the register was picked; otherwise name and RUT say who."""

    full_name: str
    rut: str | None = None
    email: str = ""
    phone: str = ""
    firm: Firm | None = None
    person: Person | None = None
    language: str = "es"


def applicant_of(values: Mapping[str, Any], *, firm: Firm | None = None, mail_needed: bool = False) -> Applicant:
    """Raises ``name_missing``, ``rut_invalid``, ``email_invalid``, ``phone_invalid``, ``email_missing``."""
    person = values.get("person")
    given = {f: values.get(f) or getattr(person, f, "") for f in ("full_name", "rut", "email", "phone")}
    who = Applicant(
        full_name=name_of(given["full_name"]),
        rut=rut_of(given["rut"]),
        email=email_of(given["email"]),
        phone=phone_of(given["phone"]),
        firm=firm,
        person=person,
        language=str(values.get("language") or "es")[:2],
    )
    if mail_needed and not who.email:
        raise DomainError(EMAIL_MISSING, name=who.full_name)
    return who
