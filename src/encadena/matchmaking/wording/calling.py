"""How sentences of the engine call those concerned, and how they list them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from encadena.engines.rounds.problem import Id

LISTED = 8


def _participant(participant: Id) -> str:
    return _("el participante %(id)s") % {"id": participant} if isinstance(participant, int) else participant


def _meeting(meeting: Id) -> str:
    return f"{meeting}"


def _slot(slot: int) -> str:
    return f"{slot}"


@dataclass(frozen=True)
class Names:
    """How to call those concerned; without it, by their identifiers."""

    participant: Callable[[Id], str] = _participant
    meeting: Callable[[Id], str] = _meeting
    slot: Callable[[int], str] = _slot


BY_ID = Names()


def listed(words: Iterable[str], most: int = LISTED) -> str:
    """One after the other; beyond ``most``, how many more there are."""
    every = list(words)
    if len(every) <= most + 1:
        return ", ".join(every)
    more = _("y %(count)s más") % {"count": len(every) - most}
    return ", ".join(every[:most]) + " " + more
