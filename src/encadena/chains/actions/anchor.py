"""Buyers: named once, then put to the projects in which they buy."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm
from encadena.firms.rules.values import text_of
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..errors import ANCHOR_IN_USE, ANCHOR_NAME_MISSING, MEMBER_IS_ANCHOR
from ..models import AnchorBuyer, LinkageProject
from ..queries.locking import locked


def name_anchor(*, name: str = "", firm: Firm | None = None, actor: User | None) -> AnchorBuyer:
    """A firm of the register or a name; whoever is known under it is taken. Raises ``chain_anchor_name_missing``."""
    name = text_of(str(firm) if firm else name, 160)
    if not fold(name):
        raise DomainError(ANCHOR_NAME_MISSING)
    with transaction.atomic():
        known = AnchorBuyer.objects.filter(firm=firm) if firm else AnchorBuyer.objects.filter(sort_name=fold(name))
        if found := known.order_by("pk").first():
            return found
        anchor = AnchorBuyer.objects.create(name=name, sort_name=fold(name)[:160], firm=firm)
        record("anchor.named", anchor, actor=actor)
    return anchor


def add_anchor(project: LinkageProject, *, anchor: AnchorBuyer, actor: User | None) -> None:
    """Raises ``chain_member_is_anchor`` for a firm that sells in the project, ``chain_over``."""
    with transaction.atomic():
        current = locked(project)
        if anchor.firm_id and current.members.filter(firm=anchor.firm_id, left_on__isnull=True).exists():
            raise DomainError(MEMBER_IS_ANCHOR, firm=str(anchor))
        if not current.anchors.filter(pk=anchor.pk).exists():
            current.anchors.add(anchor)
            record("chain.anchor_added", current, actor=actor, changes={"anchors": [None, str(anchor)]})


def remove_anchor(project: LinkageProject, *, anchor: AnchorBuyer, actor: User | None) -> None:
    """Raises ``chain_anchor_in_use`` when sales or requirements name it, ``chain_over``."""
    with transaction.atomic():
        current = locked(project)
        bought = current.sales.filter(buyer=anchor, withdrawn_at__isnull=True).exists()
        if bought or current.requirements.filter(anchor=anchor, retired_on__isnull=True).exists():
            raise DomainError(ANCHOR_IN_USE, buyer=str(anchor))
        current.anchors.remove(anchor)
        record("chain.anchor_removed", current, actor=actor, changes={"anchors": [str(anchor), None]})
