"""People: registered once by RUT, corrected in one place."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import Gender
from ..errors import RUT_TAKEN
from ..events import PeopleChanged
from ..models import Ownership, Person
from ..rules.firm import difference
from ..rules.owners import OwnerData
from ..rules.values import choice_of, email_of, name_of, phone_of, rut_of
from ..rules.words import GENDERS
from .keys import refresh_keys
from .reach import refresh_reach
from .standing import refresh_female_owned

FIELDS = ("rut", "full_name", "gender", "email", "phone")
UNKNOWN = (None, "", Gender.NOT_REPORTED)


def matching_person(line: OwnerData, *, actor: User | None, known: Person | None = None) -> Person:
    """The person of this RUT (or ``known``), with blanks filled in from ``line``; a new one when nobody has the RUT.

    People without RUT are never taken for one another here: two of the same name are two, until somebody merges them.
    """
    person = known or (Person.objects.filter(rut=line.rut).first() if line.rut else None)
    if person is None:
        return create_person(data={f: getattr(line, f) for f in FIELDS}, actor=actor)
    stated = {f: v for f in FIELDS if (v := getattr(line, f)) not in UNKNOWN}
    unknown = {f: v for f, v in stated.items() if getattr(person, f) in UNKNOWN}
    return update_person(person, data=unknown, actor=actor) if unknown else person


def create_person(*, data: Mapping[str, Any], actor: User | None) -> Person:
    """Raises ``name_missing``, ``rut_taken`` and the errors of each value."""
    values = _clean({"full_name": "", **data})
    with transaction.atomic():
        _check_rut_free(values.get("rut"), except_for=None)
        person = Person.objects.create(**values)
        record("person.created", person, actor=actor)
        publish(PeopleChanged((person.pk,)))
    return person


def update_person(person: Person, *, data: Mapping[str, Any], actor: User | None) -> Person:
    """Correct a person wherever they own something: what women own is reckoned anew in all their firms."""
    values = _clean(data)
    with transaction.atomic():
        current = Person.objects.select_for_update().get(pk=person.pk)
        changes = difference({f: getattr(current, f) for f in FIELDS}, values)
        if not changes:
            return current
        _check_rut_free(values.get("rut"), except_for=person.pk)
        for field, value in values.items():
            setattr(current, field, value)
        current.save(update_fields=list(values))
        record("person.updated", current, actor=actor, changes=changes)
        firms = list(Ownership.objects.filter(person=current).values_list("firm", flat=True))
        refresh_female_owned(firms, actor=actor)
        refresh_keys(firms, actor=actor)
        refresh_reach(firms, actor=actor)
        publish(PeopleChanged((person.pk,)))
    for field in FIELDS:
        setattr(person, field, getattr(current, field))
    return person


def _clean(data: Mapping[str, Any]) -> dict[str, Any]:
    cleaners = {
        "rut": rut_of,
        "full_name": name_of,
        "gender": lambda v: choice_of(v, GENDERS) or Gender.NOT_REPORTED,
        "email": email_of,
        "phone": phone_of,
    }
    return {field: clean(data[field]) for field, clean in cleaners.items() if field in data}


def _check_rut_free(rut: str | None, except_for: int | None) -> None:
    if rut and Person.objects.filter(rut=rut).exclude(pk=except_for or 0).exists():
        raise DomainError(RUT_TAKEN, value=rut)
