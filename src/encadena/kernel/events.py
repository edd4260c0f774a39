"""A lower room speaks upwards: it publishes a fact after commit, and whoever cares has subscribed.

Subscribers run in the order of their registration, after the transaction of the publisher, each on its own:
one that fails is logged and does not stop the others.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

log = logging.getLogger(__name__)
E = TypeVar("E")
_subscribers: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Decorate a receiver: it gets every published instance of exactly this class."""

    def register(receiver: Callable[[E], None]) -> Callable[[E], None]:
        _subscribers[event].append(receiver)
        return receiver

    return register


def publish(event: object) -> None:
    """Tell the subscribers once the surrounding transaction has been committed."""
    transaction.on_commit(lambda: _deliver(event))


def _deliver(event: object) -> None:
    for receiver in _subscribers[type(event)]:
        try:
            receiver(event)
        except Exception:
            log.exception("receiver %s failed on %s", receiver, event)
