"""The kinds of places that an invitation hands out."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.accounts.registry import PlaceKind, register_place_kind

from ..actions.place import grant
from ..queries import places


def _grant(user: User, place: str, actor: User | None) -> object:
    return grant(user, place, actor=actor)


register_place_kind(PlaceKind("centre", _("Centro"), places.centres_for, _grant))
register_place_kind(PlaceKind("institution", _("Institución"), places.institutions_for, _grant))
register_place_kind(PlaceKind("region", _("Región"), places.regions_for, _grant))
