"""Small makers of valid rows. Everything has a default; a test names only what it is about."""

from itertools import count
from typing import Any

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Commune, Region
from encadena.firms.actions.reach import refresh_reach
from encadena.firms.models import Assignment, Firm, Ownership, Person
from encadena.kernel import rut
from encadena.kernel.text import fold
from encadena.network.choices import InstitutionKind
from encadena.network.models import Centre, Institution, OperatingContract, Post

_numbers = count(1)


def a_rut(number: int | None = None) -> str:
    number = number or 76_000_000 + next(_numbers)
    return f"{number}{rut.check_digit(number)}"


def a_user(role: str = Role.ADVISER, **fields: Any) -> User:
    n = next(_numbers)
    password = fields.pop("password", None)
    defaults = {"email": f"persona{n}@example.cl", "full_name": f"Persona {n}", "role": role}
    return User.objects.create_user(password=password, **{**defaults, **fields})


def an_institution(**fields: Any) -> Institution:
    n = next(_numbers)
    return Institution.objects.create(
        **{"slug": f"institucion-{n}", "name": f"Institución {n}", "kind": InstitutionKind.OPERATOR, **fields}
    )


def a_centre(operator: Institution | None = None, **fields: Any) -> Centre:
    n = next(_numbers)
    fields.setdefault("region", Region.objects.get(pk="08"))
    centre = Centre.objects.create(**{"slug": f"centro-{n}", "name": f"Centro {n}", **fields})
    if operator:
        OperatingContract.objects.create(centre=centre, operator=operator)
    return centre


def a_post(user: User, **where: Any) -> Post:
    return Post.objects.create(**{"user": user, "role": user.role, "since": "2020-01-01", **where})


def a_firm(centre: Centre | None = None, adviser: User | None = None, *, listed: bool = True, **fields: Any) -> Firm:
    """``listed`` False: lists do not know it until ``refresh_reach`` is told."""
    n = next(_numbers)
    fields.setdefault("commune", Commune.objects.get(pk="08101"))
    fields.setdefault("region", fields["commune"].region if fields["commune"] else None)
    fields = {"rut": a_rut(), "name": f"Empresa {n} SpA", **fields}
    fields.setdefault("sort_name", fold(fields.get("trade_name") or fields["name"]))
    firm = Firm.objects.create(**fields)
    if centre:
        Assignment.objects.create(firm=firm, centre=centre, adviser=adviser, since="2020-01-01")
    if listed:
        refresh_reach([firm.pk], actor=None)
    return firm


def a_person(**fields: Any) -> Person:
    return Person.objects.create(**{"full_name": f"Persona {next(_numbers)}", **fields})


def an_owner(firm: Firm, share: object = 100, **person: Any) -> Ownership:
    return Ownership.objects.create(firm=firm, person=a_person(**person), share=share)
