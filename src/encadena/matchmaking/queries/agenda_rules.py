"""The rules that the agenda of a round keeps to."""

from collections import defaultdict
from collections.abc import Iterable

from ..models import AgendaRules, Round, Slot
from ..rules.hall import within


def agenda_rules_of(round: Round) -> AgendaRules:
    """Those of the round, or unsaved ones that ask for nothing."""
    return AgendaRules.objects.filter(round=round).first() or AgendaRules(round=round)


def lunch_windows(round: Round, slots: Iterable[Slot], rules: AgendaRules | None = None) -> list[list[Slot]]:
    """Per day the slots wholly between the two hours of lunch. Where slots leave out lunch anyway there are none."""
    rules = rules or agenda_rules_of(round)
    opens, closes, zone = rules.lunch_opens, rules.lunch_closes, round.zone
    of_day: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots if opens and closes else ():
        if opens and closes and within(slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone), opens, closes):
            of_day[slot.day_id].append(slot)
    return list(of_day.values())
