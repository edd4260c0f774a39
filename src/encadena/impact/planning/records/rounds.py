"""Records of business rounds: rounds, meetings, firms and buyers."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from encadena.firms.models import Firm
from encadena.matchmaking.models import Buyer, Meeting, Round

from ...choices import Part
from ...queries.places import grounds
from ...queries.rounds import Rounds, rounds
from ...rules.asked import Asked
from ...rules.definitions.rounds import CODES, MONEY
from ...rules.facts import RoundMeeting
from ...rules.period import Period
from ...rules.report import Scope
from ..bags import rows_of
from ..rounds import met_by_firm, tells_amount
from .few import Few

__all__ = ["CODES", "of_rounds"]

ANSWERS: Mapping[str, Callable[[RoundMeeting], bool | None]] = {
    "round_meetings_present": lambda meeting: meeting.present,
    "round_meetings_held": lambda meeting: meeting.held,
    "round_answered": lambda meeting: meeting.held is not None,
}
PARTS = {True: Part.YES, False: Part.NO, None: Part.UNKNOWN}


def of_rounds(period: Period, scope: Scope, asked: Asked) -> Few:
    """The newest round first; firms by name."""
    found = rounds(period, scope, grounds())
    row = asked.dimension
    inside = [one for one in found.meetings if not row or asked.key in rows_of(one, scope, row)]
    match asked.code:
        case "rounds":
            return Few(Round, _once(one.round.pk for one in reversed(inside)), {})
        case "round_buyers":
            return Few(Buyer, sorted({one.buyer for one in inside}), {})
        case "round_firms" | "round_firms_met":
            return _firms(found, inside, asked)
    newest = sorted(_asked_for(inside, asked), key=lambda one: (one.round.on, one.pk), reverse=True)
    return Few(Meeting, [one.pk for one in newest], {})


def _asked_for(meetings: Sequence[RoundMeeting], asked: Asked) -> Sequence[RoundMeeting]:
    if asked.code in MONEY:
        _round, kind, side = asked.code.split("_")
        return [one for one in meetings if tells_amount(one, side, kind) is not None]
    if not asked.part:
        return meetings
    return [one for one in meetings if PARTS[ANSWERS[asked.code](one)] == asked.part]


def _firms(found: Rounds, meetings: Iterable[RoundMeeting], asked: Asked) -> Few:
    met = met_by_firm(meetings)
    own = [found.firms[key] for key, answer in met.items() if not asked.part or PARTS[answer] == asked.part]
    ordered = sorted(own, key=lambda firm: (firm.sort_name, firm.pk))
    return Few(Firm, [firm.pk for firm in ordered], {firm.pk: firm for firm in ordered})


def _once(keys: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(keys))
