"""What a firm brought home, in words."""

from encadena.matchmaking.rules.outcomes import AMOUNTS
from encadena.matchmaking.rules.results import money_of
from encadena.matchmaking.wording.results import AMOUNTS as NAMES
from encadena.matchmaking.wording.results import amounts_in_words

from ..models import Debrief
from ..queries.missions import said_of


def said(debrief: Debrief) -> list[tuple[str, str]]:
    """Name and amount of each of the three that is known; they are never added to each other."""
    found = [(str(NAMES[kind]), amounts_in_words(money_of([said_of(debrief)], kind))) for kind in AMOUNTS]
    return [(name, words[0]) for name, words in found if words]
