"""Who works where."""

from datetime import date

from django.db import transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.models import Region
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import Centre, Institution, Post

CENTRE_ROLES = {Role.ADVISER, Role.HEAD}
INSTITUTION_ROLES = {Role.COORDINATOR, Role.ASSOCIATION, Role.PROMOTER}


def give_post(
    user: User,
    *,
    actor: User | None,
    centre: Centre | None = None,
    institution: Institution | None = None,
    region: Region | None = None,
    since: date | None = None,
) -> Post:
    """Let ``user`` work at one place under the account's role. Raises ``post_needs_one_place``."""
    wanted = "centre" if user.role in CENTRE_ROLES else "institution" if user.role in INSTITUTION_ROLES else "region"
    given = [k for k, v in {"centre": centre, "institution": institution, "region": region}.items() if v is not None]
    if given != [wanted]:
        raise DomainError(errors.POST_NEEDS_ONE_PLACE, role=user.role, wanted=wanted)
    with transaction.atomic():
        post, created = Post.objects.get_or_create(
            user=user,
            role=user.role,
            centre=centre,
            institution=institution,
            region=region,
            until=None,
            defaults={"since": since or clock.today()},
        )
        if created:
            record("post.given", user, actor=actor, context={"place": str(centre or institution or region)})
    return post


def end_post(post: Post, *, actor: User | None, on: date | None = None) -> Post:
    day = on or clock.today()
    if day < post.since:
        raise DomainError(errors.POST_ENDS_BEFORE_START, since=post.since)
    with transaction.atomic():
        post.until = day
        post.save(update_fields=["until"])
        record(
            "post.ended", post.user, actor=actor, context={"place": str(post.centre or post.institution or post.region)}
        )
    return post
