"""What the search box finds of the network: centres and practices."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.search.registry import Document, register_source

from ..choices import PracticeReach, PracticeState
from ..models import Centre, Practice
from ..queries import NATIONAL, centres_visible_to
from ..queries.practices import READERS, operators_of, practices_visible_to
from .menu import EVERYONE_INSIDE


def _documents(ids: Collection[int] | None) -> Iterator[Document]:
    centres = Centre.objects.select_related("region", "commune")
    for centre in centres.iterator(chunk_size=500) if ids is None else centres.filter(pk__in=ids):
        place = centre.commune.name if centre.commune else ""
        yield Document(
            object_id=centre.pk,
            title=centre.name,
            subtitle=" · ".join(part for part in (place, centre.region.short_name if centre.region else "") if part),
            url=reverse("network:centre", args=[centre.slug]),
            scope=("open",),
        )


def _scope(user: User) -> list[str]:
    return ["open"] if user.role in EVERYONE_INSIDE else []


def _visible(user: User, ids: Collection[int]) -> set[int]:
    return set(centres_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(kind="centre", label=_("Centros"), order=3, documents=_documents, scope=_scope, visible=_visible)


def _practices(ids: Collection[int] | None) -> Iterator[Document]:
    """Published ones; drafts are found by nobody."""
    rows = Practice.objects.filter(state=PracticeState.PUBLISHED).select_related("centre")
    for practice in rows.iterator(chunk_size=500) if ids is None else rows.filter(pk__in=ids):
        shared = ["network"] if practice.reach == PracticeReach.NETWORK else []
        yield Document(
            object_id=practice.pk,
            title=practice.title,
            subtitle=practice.centre.name,
            url=reverse("network:practice", args=[practice.pk]),
            scope=(*shared, f"operator{practice.operator_id}"),
        )


def _practice_scope(user: User) -> list[str] | None:
    if user.role not in READERS:
        return []
    if user.role in NATIONAL:
        return None
    return ["network", *(f"operator{pk}" for pk in operators_of(user))]


def _visible_practices(user: User, ids: Collection[int]) -> set[int]:
    return set(practices_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(
    kind="practice",
    label=_("Buenas prácticas"),
    order=30,
    documents=_practices,
    scope=_practice_scope,
    visible=_visible_practices,
)
