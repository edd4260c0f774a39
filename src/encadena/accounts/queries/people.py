"""Accounts as administrators look for them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from ..choices import Role
from ..models import User


def accounts_visible_to(user: User | AnonymousUser) -> QuerySet[User]:
    """Administrators see every account; others reach people through the rooms that they work in."""
    if isinstance(user, User) and user.role == Role.ADMINISTRATOR:
        return User.objects.all()
    return User.objects.none()


def matching(accounts: QuerySet[User], *, text: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """Narrow by a piece of name or e-mail, a role, and ``active`` or ``inactive``."""
    if text:
        accounts = accounts.filter(Q(full_name__icontains=text) | Q(email__icontains=text))
    if role:
        accounts = accounts.filter(role=role)
    if state:
        accounts = accounts.filter(is_active=state == "active")
    return accounts
