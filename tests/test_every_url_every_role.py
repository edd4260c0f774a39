"""Walks every address as every person of the cast, a rival and a passer-by, and compares with ``url_policy``."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookies import SimpleCookie
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test import client as testing
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to

from .cast import make_cast
from .factories import a_user, an_institution
from .matchmaking.makers import a_published_round
from .url_policy import ALL, POLICY, Side, Url

pytestmark = pytest.mark.thorough
LOGIN = "/cuenta/login/"
REFUSED = {403, 404, 405}
HARMLESS_TABLES = ("django_session", "usersessions_usersession", "encadena_cache")


def names_of(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    """Every name that can be reversed; a pattern without one is shown by its route, and so misses from the table."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns, prefix + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or f"<unnamed {pattern.pattern}>")


NAMES = sorted(set(names_of(get_resolver().url_patterns)))


class World:
    """The cast, signed in; made once, because making it and starting a client cost more than the walk itself."""

    def __init__(self) -> None:
        cast = make_cast()
        self.people = cast.by_role()
        self.sides = {
            "own": Side(cast.firm, cast.centre, cast.adviser, cast.operator, cast.head, cast.buyer),
            "rival": Side(
                cast.rival_firm, cast.rival_centre, cast.rival, cast.rival_operator, cast.rival, a_user(Role.BUYER)
            ),
        }
        for person in self.people.values():
            protected(person)
        self.clients = {who: Client(raise_request_exception=False) for who in (*self.people, "anonymous")}
        self.cookies = {who: signed_in(client, self.people.get(who)) for who, client in self.clients.items()}
        self.hidden = {who: hidden_from(user, (cast.firm, cast.rival_firm)) for who, user in self.people.items()}

    def ask(self, who: str, method: str, path: str) -> HttpResponse:
        cache.clear()  # rate limits live there; thousands of requests come from one address
        client = self.clients[who]
        client.cookies = self.cookies[who].copy()
        return client.generic(method, path, content_type="application/x-www-form-urlencoded")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), undone(), unwatched():
        yield World()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted({*NAMES, *POLICY}))
def test_every_url_answers_every_role_as_the_policy_says(name: str, world: World) -> None:
    assert name in POLICY, f"add {name!r} to url_policy"
    assert name in NAMES, f"{name!r} is no longer an address: remove it from url_policy"
    with undone():
        walk = Walk(name, POLICY[name], world)
        problems = [line for who in (*sorted(ALL), "anonymous") for line in walk.as_person(who)]
    assert not problems, "\n".join(problems)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["adviser", "head", "coordinator", "rival", "owner"])
def test_rivals_who_take_part_in_one_round_do_not_see_each_other(who: str, world: World) -> None:
    """A third party organises; both sides have a firm there, and each knows only its own."""
    with undone():
        firms = [side.firm for side in world.sides.values()]
        pk = a_published_round(firms, organiser=an_institution(), buyer_count=1).pk
        pages = {path: world.ask(who, "GET", path) for path in _addresses("matchmaking", pk)}
    opened = [path for path, page in pages.items() if page.status_code == 200]
    assert reverse("matchmaking:detail", args=[pk]) in opened
    assert [(path, text) for path in opened if (text := shown(pages[path], world.hidden[who]))] == []


def _addresses(room: str, pk: int) -> Iterator[str]:
    for name in NAMES:
        if name.startswith(f"{room}:"):
            with suppress(NoReverseMatch):
                yield reverse(name, args=[pk])


class Walk:
    """One address, opened by everybody, at a record of each side."""

    def __init__(self, name: str, url: Url, world: World) -> None:
        self.name, self.url, self.world = name, url, world
        subject = url.of
        self.targets = [
            (
                side,
                reverse(name, kwargs=subject.make(world.sides[side])),
                subject.own if side == "own" else subject.rival,
            )
            for side in ("own", "rival")
            if subject
        ] or [("page", reverse(name), ALL)]

    def as_person(self, who: str) -> Iterator[str]:
        hidden = [] if who in self.url.strangers else self.world.hidden.get(who, [])
        for side, path, reach in self.targets:
            for method in ("GET", "POST"):
                with undone(), written() as writes:
                    response = self.world.ask(who, method, path)
                    problem = self.problem(who, method, response, writes, who in reach) or shown(response, hidden)
                if problem:
                    yield f"{method} {path} ({side}) as {who}: {problem}"

    def problem(self, who: str, method: str, response: HttpResponse, writes: list[str], within: bool) -> str:
        status = response.status_code
        if status >= 500:
            return f"failed with {status}"
        if self.url.public:
            return "" if method == "POST" else self.allowed_get(status, who)
        if who == "anonymous":
            sent_to_sign_in = status == 302 and response.headers["Location"].startswith(LOGIN)
            return "" if sent_to_sign_in and not writes else f"answered {status} to a passer-by, wrote {writes}"
        if who in self.url.roles and within:
            return self.allowed_get(status, who) if method == "GET" else self.allowed_post(status)
        if writes:
            return f"refused, yet wrote: {writes}"
        expected = {404, 405} if who in self.url.roles else REFUSED
        return "" if status in expected else f"answered {status}, expected {sorted(expected)}"

    def allowed_get(self, status: int, who: str) -> str:
        expected = 405 if self.url.post else self.url.get
        if who == "anonymous" and self.url.visitor:
            expected = self.url.visitor
        return "" if status == expected else f"answered {status}, expected {expected}"

    def allowed_post(self, status: int) -> str:
        refused = status in {401, 403, 404} and status != self.url.get
        return f"answered {status} to a person who may" if refused else ""


def protected(user: User) -> None:
    """A password, an application and recovery codes, so that the pages about them have something to show."""
    user.set_password("walks-every-address")
    user.save()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)


def signed_in(client: Client, user: User | None) -> SimpleCookie:
    """Cookies of a person who proved who they are a moment ago (so that delicate pages open)."""
    if user is not None:
        client.force_login(user)
        request = RequestFactory().get("/")
        session = request.session = client.session
        record_authentication(request, user, method="password", reauthenticated=True)
        session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] += 86_400  # the walk may take longer than a proof lasts
        session.save()
    return client.cookies.copy()


def hidden_from(user: User, firms: tuple[Firm, ...]) -> list[str]:
    """Names and RUTs that this person must read nowhere."""
    seen = set(firms_visible_to(user).values_list("pk", flat=True))
    return [text for firm in firms if firm.pk not in seen for text in (firm.name, firm.rut_shown)]


def shown(response: HttpResponse, hidden: list[str]) -> str:
    if response.streaming or response.status_code != 200:
        return ""
    page = response.content.decode(errors="replace")
    return next((f"shows {text!r}, which this person may not see" for text in hidden if text in page), "")


@contextmanager
def undone() -> Iterator[None]:
    """What a request changes is rolled back, so that the next one meets the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def unwatched() -> Iterator[None]:
    """Nobody asks here which templates drew a page with what, and that something was refused is no news."""
    log, keep = logging.getLogger("django.request"), testing.store_rendered_templates
    level = log.level
    log.setLevel(logging.ERROR)
    testing.store_rendered_templates = lambda *_told, **_more: None
    yield
    testing.store_rendered_templates = keep
    log.setLevel(level)


@contextmanager
def written() -> Iterator[list[str]]:
    """Collects the statements that change a table other than those of sessions."""
    writes: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and not any(
            t in sql for t in HARMLESS_TABLES
        ):
            writes.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield writes
