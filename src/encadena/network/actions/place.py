"""What an invitation may hand out here: a centre, an institution or a region, written ``centre:12``."""

from encadena.accounts.models import User
from encadena.accounts.registry import split
from encadena.catalogs.models import Region
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import Centre, Institution, Post
from .post import give_post


def grant(user: User, place: str, *, actor: User | None) -> Post:
    """Put a new account where its invitation said. Raises ``place_gone`` when that place no longer exists."""
    kind, key = split(place)
    try:
        match kind:
            case "centre":
                return give_post(user, centre=Centre.objects.get(pk=key), actor=actor)
            case "institution":
                return give_post(user, institution=Institution.objects.get(pk=key), actor=actor)
            case "region":
                return give_post(user, region=Region.objects.get(pk=key), actor=actor)
    except (Centre.DoesNotExist, Institution.DoesNotExist, Region.DoesNotExist, ValueError) as error:
        raise DomainError(errors.PLACE_GONE, place=place) from error
    raise DomainError(errors.PLACE_GONE, place=place)
