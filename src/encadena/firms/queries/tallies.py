"""How many firms of a reader's scope are known to be what."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from encadena.accounts.models import User
from encadena.network.queries import scope_of

from ..choices import FemaleOwned, SizeBand
from ..models import Firm
from ..models.firm import LISTED
from ..rules.filters import Filters
from .listing import listed_for

Tally = tuple[str, str, int]


@dataclass(frozen=True)
class Missing:
    """Firms without sales known, without owners known, without a RUT."""

    sales: int
    owners: int
    rut: int


def sizes_and_owners(user: User | AnonymousUser) -> Collection[Tally]:
    """``(legal size, owned by women, firms)``; one stretch of an index, whose length is the scope's."""
    names = ("legal_size", "female_owned")
    if scope_of(user).everything:
        counted = Firm.objects.filter(LISTED).order_by().values_list(*names).annotate(n=Count("pk"))
        return list(counted)
    listed = listed_for(user, Filters())
    firms = Count(listed.pk, distinct=not listed.once)
    return list(listed.rows.order_by().values_list(*names).annotate(n=firms))


def missing_facts(user: User | AnonymousUser) -> Missing:
    listed = listed_for(user, Filters())
    without_rut = Q(has_rut=False) if listed.pk == "firm_id" else Q(rut__isnull=True)
    conditions = {
        "sales": Q(band=SizeBand.NO_INFORMATION), "owners": Q(female_owned=FemaleOwned.UNKNOWN), "rut": without_rut,
    }  # fmt: skip
    counted = {name: Count(listed.pk, filter=q, distinct=not listed.once) for name, q in conditions.items()}
    return Missing(**listed.rows.order_by().aggregate(**counted))
