"""Members of the demonstration's association: most let it see what they got, a few wait to be confirmed."""

from datetime import date, timedelta
from random import Random

from encadena.accounts.models import User
from encadena.associations.models import MemberClaim, Permission
from encadena.firms.models import Firm, Membership, Representation
from encadena.network.models import Institution

ALLOWING = 0.6
WAITING = 6


def make_association(*, seed: int, today: date, actor: User | None) -> None:
    random = Random(seed + 52)
    association = Institution.objects.get(slug="asem-biobio")
    members = list(Membership.objects.filter(institution=association).order_by("pk").values_list("firm_id", flat=True))
    allowing = [firm for firm in members if random.random() < ALLOWING]
    Permission.objects.bulk_create([Permission(firm_id=pk, institution=association) for pk in allowing], batch_size=500)
    outside = Firm.objects.exclude(pk__in=members).filter(rut__isnull=False, merged_into=None)
    named = [*_represented(members), *outside.order_by("pk")[:WAITING]]
    MemberClaim.objects.bulk_create(
        [
            MemberClaim(
                institution=association,
                rut=str(firm.rut),
                name=firm.name,
                since=today - timedelta(days=random.randrange(20, 900)),
                created_by=actor,
            )
            for firm in named
        ]
    )


def _represented(members: list[int]) -> list[Firm]:
    """The firm whose owner can sign in, so that she finds something to answer."""
    rows = Representation.objects.exclude(firm__in=members).select_related("firm")
    return [row.firm for row in rows if row.firm.rut][:1]
