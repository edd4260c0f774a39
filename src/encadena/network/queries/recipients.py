"""Whom a mail about a centre reaches: its heads and the coordinators of its operator today; the agency."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..models import OperatingContract, Post
from .running import running_on
from .scope import active_on


@dataclass(frozen=True)
class Recipient:
    email: str
    language: str


def responsible_for(centre_ids: Collection[int], *, today: date) -> Mapping[int, list[Recipient]]:
    """Centre id → heads of it and coordinators of whoever runs it, with an account that is active and a mail."""
    runs = dict(
        OperatingContract.objects.filter(running_on(today), centre__in=centre_ids).values_list("centre", "operator")
    )
    places = Q(role=Role.HEAD, centre__in=centre_ids) | Q(role=Role.COORDINATOR, institution__in=set(runs.values()))
    posts = Post.objects.filter(active_on(today), places, user__is_active=True).exclude(user__email="")
    found: dict[int, set[Recipient]] = {centre: set() for centre in centre_ids}
    for centre, institution, email, language in posts.order_by("pk").values_list(
        "centre", "institution", "user__email", "user__language"
    ):
        for pk in [centre] if centre else [pk for pk, operator in runs.items() if operator == institution]:
            found[pk].add(Recipient(email, language))
    return {pk: sorted(people, key=lambda person: person.email) for pk, people in found.items()}


def coordinators_of(operator_ids: Collection[int], *, today: date) -> Mapping[int, list[Recipient]]:
    """Operator id → its coordinators today."""
    posts = Post.objects.filter(
        active_on(today), role=Role.COORDINATOR, institution__in=operator_ids, user__is_active=True
    )
    found: dict[int, list[Recipient]] = {pk: [] for pk in operator_ids}
    rows = posts.exclude(user__email="").order_by("user__email")
    for operator, email, language in rows.values_list("institution", "user__email", "user__language"):
        if operator in found:
            found[operator].append(Recipient(email, language))
    return found


def agency_staff() -> list[Recipient]:
    rows = User.objects.filter(role=Role.AGENCY, is_active=True).exclude(email="").order_by("email")
    return [Recipient(email, language) for email, language in rows.values_list("email", "language")]
