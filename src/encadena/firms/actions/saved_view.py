"""Filters of a list kept under a name, each person's own."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel.errors import DomainError

from ..errors import VIEW_NAME_MISSING
from ..models import SavedView
from ..rules.values import text_of


def save_view(*, name: str, query: str, actor: User, page: str = "firms") -> SavedView:
    """Keep ``query`` (of the address) as ``name``; the same name again replaces it. Raises ``view_name_missing``."""
    name = text_of(name, 80)
    if not name:
        raise DomainError(VIEW_NAME_MISSING)
    with transaction.atomic():
        view, _created = SavedView.objects.update_or_create(
            user=actor, page=page, name=name, defaults={"query": text_of(query, 1000)}
        )
        record("view.saved", view, actor=actor)
    return view


def remove_view(view: SavedView, *, actor: User) -> None:
    with transaction.atomic():
        record("view.removed", view, actor=actor, context={"query": view.query})
        view.delete()
