"""Accounts of the demonstration: those that may sign in, and a team for every centre."""

from collections.abc import Sequence
from random import Random

from django.contrib.auth.hashers import make_password

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.catalogs.models import Region
from encadena.network.actions.post import give_post
from encadena.network.models import Centre, Institution, Post

from . import vocabulary as v
from .people import LOGINS, PASSWORD, Login

SINCE = "2020-03-02"


def make_logins(*, actor: User | None) -> dict[str, User]:
    """The accounts that ``make run`` prints, by e-mail, with their posts."""
    hashed = make_password(PASSWORD)
    users = {}
    for login in LOGINS:
        user, _ = User.objects.get_or_create(
            email=login.email,
            defaults={
                "full_name": login.full_name,
                "role": login.role,
                "language": login.language,
                "password": hashed,
                "is_superuser": login.role == Role.ADMINISTRATOR,
            },
        )
        users[login.email] = user
        _post(user, login, actor)
    return users


def make_teams(centres: Sequence[Centre], *, actor: User | None, seed: int) -> dict[int, list[User]]:
    """A head and two advisers for every centre, without a password; advisers by centre."""
    random = Random(seed)
    people: list[tuple[Centre, User]] = []
    for centre in centres:
        for n, role in enumerate((Role.HEAD, Role.ADVISER, Role.ADVISER)):
            name = " ".join([random.choice(v.WOMEN + v.MEN), random.choice(v.SURNAMES), random.choice(v.SURNAMES)])
            email = f"{centre.slug[:40]}.{n}@example.cl"
            people.append((centre, User(email=email, full_name=name, role=role, password=make_password(None))))
    User.objects.bulk_create([user for _, user in people])
    Post.objects.bulk_create([Post(user=user, role=user.role, centre=centre, since=SINCE) for centre, user in people])
    teams: dict[int, list[User]] = {}
    for centre, user in people:
        if user.role == Role.ADVISER:
            teams.setdefault(centre.pk, []).append(user)
    for login in User.objects.filter(email__in=[entry.email for entry in LOGINS], role=Role.ADVISER):
        for post in login.posts.exclude(centre=None):
            teams[post.centre_id or 0].append(login)
    return teams


def _post(user: User, login: Login, actor: User | None) -> None:
    kind, _, key = login.place.partition(":")
    match kind:
        case "centre":
            give_post(user, centre=Centre.objects.get(slug=key), actor=actor)
        case "institution":
            give_post(user, institution=Institution.objects.get(slug=key), actor=actor)
        case "region":
            give_post(user, region=Region.objects.get(pk=key), actor=actor)
