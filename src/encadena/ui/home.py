"""What the home page is made of: rooms register cards and first steps in their ``panels``; the site draws them.

A card is an address of the room that answers with a fragment; the home page loads it by htmx, so that a slow one keeps
nobody waiting. A step teaches a new network what to do first, and is ticked when its ``done`` says so.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

Group = Literal["today", "changed", "progress"]


@dataclass(frozen=True)
class Card:
    """``group`` is the question it answers: what needs me today, what changed, how far are we."""

    key: str
    url_name: str
    order: int
    roles: frozenset[str]
    group: Group = "today"


@dataclass(frozen=True)
class Step:
    """``done`` gets the user; it must be cheap (an EXISTS), for it runs on every home page."""

    key: str
    label: object
    text: object
    url_name: str
    order: int
    roles: frozenset[str]
    done: Callable[[Any], bool]


_cards: dict[str, Card] = {}
_steps: dict[str, Step] = {}


def register_card(key: str, url_name: str, order: int, roles: Collection[str] = (), *, group: Group = "today") -> None:
    _cards[key] = Card(key, url_name, order, frozenset(roles), group)


def register_step(
    key: str,
    *,
    label: object,
    text: object,
    url_name: str,
    order: int,
    done: Callable[[Any], bool],
    roles: Collection[str] = (),
) -> None:
    _steps[key] = Step(key, label, text, url_name, order, frozenset(roles), done)


def cards_for(role: str, group: Group) -> list[Card]:
    mine = (card for card in _cards.values() if card.group == group and (not card.roles or role in card.roles))
    return sorted(mine, key=lambda card: card.order)


def steps_for(role: str) -> list[Step]:
    return sorted((s for s in _steps.values() if not s.roles or role in s.roles), key=lambda step: step.order)
