"""A member lets its association see what it got, or no longer."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Institution

from ..errors import AssociationError
from ..models import Permission
from ..queries.scope import members_of


def permit(firm: Firm, *, institution: Institution, actor: User | None) -> Permission:
    """Raises ``not_a_member``. Said again, nothing changes."""
    if not members_of(institution).filter(firm=firm).exists():
        raise AssociationError("not_a_member", institution=str(institution))
    with transaction.atomic():
        permission, new = Permission.objects.get_or_create(
            firm=firm, institution=institution, withdrawn_at=None, defaults={"granted_by": actor}
        )
        if new:
            record("firm.association_permitted", firm, actor=actor, context={"institution": str(institution)})
    return permission


def withdraw_permission(firm: Firm, *, institution: Institution, actor: User | None) -> None:
    with transaction.atomic():
        open_ones = Permission.objects.filter(firm=firm, institution=institution, withdrawn_at__isnull=True)
        if open_ones.update(withdrawn_at=clock.now(), withdrawn_by=actor):
            record("firm.association_unpermitted", firm, actor=actor, context={"institution": str(institution)})
