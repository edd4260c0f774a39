from datetime import time
from typing import Any

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions.agenda_rules import set_agenda_rules
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.models import AgendaRules
from tests.matchmaking.makers import a_ready_round

pytestmark = pytest.mark.django_db


def test_rules_are_kept_and_the_round_says_that_it_changed() -> None:
    round = a_ready_round()
    before = round.version
    set_agenda_rules(round, data={"lunch_opens": time(12), "lunch_closes": time(14), "steady_buyers": True}, actor=None)
    set_agenda_rules(round, data={"walk": 30, "tables_in_row": 5}, actor=None)
    rules = AgendaRules.objects.get(round=round)
    assert (rules.lunch_opens, rules.steady_buyers, rules.walk, rules.tables_in_row) == (time(12), True, 30, 5)
    assert round.version == before + 2
    assert Entry.objects.filter(verb="round.agenda_rules_set").count() == 2


def test_saying_the_same_again_changes_nothing() -> None:
    round = a_ready_round()
    set_agenda_rules(round, data={"steady_buyers": True}, actor=None)
    before = round.version
    set_agenda_rules(round, data={"steady_buyers": True}, actor=None)
    assert round.version == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"lunch_opens": time(12)}, "lunch_incomplete"),
        ({"lunch_opens": time(14), "lunch_closes": time(12)}, "lunch_ends_before_it_starts"),
        ({"lunch_free": 0}, "lunch_without_slot"),
        ({"walk": 20}, "walk_without_rows"),
    ],
)
def test_rules_that_contradict_themselves_are_refused_and_nothing_is_kept(data: dict[str, Any], code: str) -> None:
    round = a_ready_round()
    with pytest.raises(RoundError, match=code):
        set_agenda_rules(round, data=data, actor=None)
    assert not AgendaRules.objects.filter(round=round).exists()
