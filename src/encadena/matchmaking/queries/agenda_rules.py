"""The rules that the agenda of a round keeps to."""

from ..models import AgendaRules, Round


def agenda_rules_of(round: Round) -> AgendaRules:
    """Those of the round, or unsaved ones that ask for nothing."""
    return AgendaRules.objects.filter(round=round).first() or AgendaRules(round=round)
