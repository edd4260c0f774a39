"""What somebody typed into the form of a session, from a page or from the phone, before any rule looked at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.http import QueryDict

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import Client, Session
from ..queries.session_form import usual_mode, workable_clients
from ..queries.session_state import state_of
from ..rules.session import FIELDS, shown_time

NAMES = (*FIELDS, "area", "linked")
QUESTIONS = ("substantive", "specific")


@dataclass(frozen=True)
class Typed:
    """``values`` hold text as in the form; a question is ``"1"`` or ``"0"``."""

    clients: Sequence[int]
    values: Mapping[str, str]
    adviser: str = ""
    key: UUID | None = None

    @classmethod
    def posted(cls, form: QueryDict) -> Self:
        values = {name: str(form[name]) for name in NAMES if name in form}
        return cls(_numbers(form.getlist("clients")), values, form.get("adviser", ""), _uuid(form.get("key")))

    @classmethod
    def sent(cls, body: Mapping[str, Any]) -> Self:
        """From the queue: the same names, ``clients`` a list."""
        values = {name: str(body[name]) for name in NAMES if isinstance(body.get(name), str | int)}
        clients = body.get("clients")
        return cls(
            _numbers(clients if isinstance(clients, list) else []),
            values,
            str(body.get("adviser") or ""),
            _uuid(body.get("key")),
        )

    @classmethod
    def blank(cls, user: User, clients: Sequence[int] = ()) -> Self:
        first = {"on": clock.today().isoformat(), "mode": usual_mode(user), "substantive": "1", "specific": "1"}
        return cls(clients, first)

    @classmethod
    def of(cls, session: Session, *, again: bool = False) -> Self:
        """A session as the form shows it; ``again``: another like it, today, with nothing yet said of it."""
        state = state_of(session)
        values = {name: "" if state[name] is None else str(state[name]) for name in NAMES}
        values |= {name: "1" if state[name] else "0" for name in QUESTIONS}
        values["starts_at"] = shown_time(session.starts_at) if session.starts_at else ""
        if again:
            fresh = {"on": clock.today().isoformat(), "starts_at": "", "advice": "", "next_action": ""}
            values |= {**fresh, "next_action_on": ""}
        ids = session.attended.order_by("pk").values_list("client", flat=True)
        return cls(list(ids), values, str(session.adviser_id))

    @property
    def data(self) -> dict[str, object]:
        """For the action."""
        asked = {name: self.values[name] == "1" for name in QUESTIONS if name in self.values}
        return {**self.values, **asked}


def clients_of(typed: Typed, user: User, current: Session | None = None) -> list[Client]:
    """The clients with whom the reader works (and those who sat there already), in their order, repeats kept.

    Raises ``session_client_unknown``.
    """
    found = workable_clients(user).select_related("firm", "centre").in_bulk(typed.clients)
    if current:
        found |= Client.objects.filter(attended__session=current).select_related("firm", "centre").in_bulk()
    if any(pk not in found for pk in typed.clients):
        raise DomainError(errors.SESSION_CLIENT_UNKNOWN)
    return [found[pk] for pk in typed.clients]


def _numbers(texts: Sequence[object]) -> list[int]:
    written = [str(text) for text in texts[:200]]
    return [int(text) for text in written if text.isascii() and text.isdigit() and len(text) < 19]


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
