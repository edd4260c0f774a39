"""What each filter of the list offers to this reader."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AnonymousUser

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Commune, Region
from encadena.catalogs.queries.sections import section_names
from encadena.kernel import clock
from encadena.network.choices import InstitutionKind
from encadena.network.models import Centre, Institution, Post
from encadena.network.queries import active_on, scope_of

from ..choices import FemaleOwned, FirmKind, LegalSize, SizeBand
from ..rules.filters import Filters

Choices = list[tuple[str, object]]


@dataclass(frozen=True)
class Options:
    """(value, label) per filter. ``communes`` are those of the chosen region, ``advisers`` those of the centres."""

    regions: Choices
    communes: Choices
    centres: Choices
    advisers: Choices
    associations: Choices
    sections: Choices
    bands: Choices
    sizes: Choices
    kinds: Choices
    female_owned: Choices


def filter_options(user: User | AnonymousUser, filters: Filters) -> Options:
    """At most five small queries; official names are read once per process."""
    centres = centre_choices(user)
    own = [pk for pk, _ in centres] if scope_of(user).works_in_centres else []
    ids = [filters.centre] if filters.centre else own
    associations = Institution.objects.filter(kind__in=[InstitutionKind.ASSOCIATION, InstitutionKind.BOARD])
    return Options(
        regions=list(_regions()),
        communes=[(code, name) for code, name, region in _communes() if region == filters.region],
        centres=centres,
        advisers=adviser_choices(ids, filters.adviser),
        associations=[(str(pk), name) for pk, name in associations.values_list("pk", "name")],
        sections=list(section_names().items()),
        bands=[(str(value), label) for value, label in SizeBand.choices],
        sizes=list(LegalSize.choices),
        kinds=list(FirmKind.choices),
        female_owned=list(FemaleOwned.choices),
    )


def centre_choices(user: User | AnonymousUser) -> Choices:
    """The reader's own centres; all of them for those who work in none."""
    scope = scope_of(user)
    centres = Centre.objects.filter(pk__in=scope.centre_ids) if scope.works_in_centres else Centre.objects.all()
    return [(str(pk), name) for pk, name in centres.values_list("pk", "name")]


def adviser_choices(centre_ids: list[str], chosen: str = "") -> Choices:
    """Who advises in these centres today, and the one who is chosen in any case."""
    posts = Post.objects.filter(
        active_on(clock.today()), centre__in=[int(pk) for pk in centre_ids], role__in=[Role.ADVISER, Role.HEAD]
    )
    people = dict(posts.values_list("user", "user__full_name"))
    if chosen and int(chosen) not in people:
        people |= dict(
            User.objects.filter(pk=chosen, role__in=[Role.ADVISER, Role.HEAD]).values_list("pk", "full_name")
        )
    return [(str(pk), name) for pk, name in sorted(people.items(), key=lambda pair: str(pair[1]))]


@cache
def _regions() -> tuple[tuple[str, str], ...]:
    return tuple(Region.objects.values_list("code", "short_name"))


@cache
def _communes() -> tuple[tuple[str, str, str], ...]:
    return tuple(Commune.objects.order_by("name").values_list("code", "name", "region"))
