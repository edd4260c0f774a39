import pytest

from encadena.firms.actions.offering import add_offering
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import buyers, meetings
from encadena.matchmaking.actions.interpreters import add_interpreters
from encadena.matchmaking.choices import Interpreting, SessionWish
from encadena.matchmaking.models import Agenda, Round
from encadena.matchmaking.queries.interpreting import demands_of
from encadena.matchmaking.queries.names import names_of
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording import violations
from encadena.matchmaking.wording.interpreting import served_words
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides

pytestmark = pytest.mark.django_db


def _round(languages: list[str]) -> Round:
    """Two buyers of whom the first speaks these languages; everybody meets three firms."""
    round = a_ready_round(fairness=None)
    buyer = sides(round)[0][0].buyer
    assert buyer
    buyers.update_buyer(buyer, data={"languages": languages}, actor=None)
    everybody_meets(round)
    return round


def _all_at_once(round: Round) -> Agenda:
    """The three meetings of the first buyer and those of the second, each in the same slot as the other's."""
    one, other = sides(round)[0]
    at = {}
    for buyer in (one, other):
        rows = round.meetings.filter(first=buyer).order_by("second")
        at |= {m.pk: 1 + (i + (buyer == other)) % 3 for i, m in enumerate(rows)}
    return agendas.save_agenda(round, slot_of=at, actor=None)


def test_without_interpreters_nothing_is_asked_and_the_need_is_told() -> None:
    round = _round(["en"])
    assert planning.problem_of(round).plain
    assert [(d.pair, d.meetings, d.interpreters) for d in demands_of(round)] == [("en-es", 3, 0)]


def test_meetings_without_a_common_language_ask_for_one_and_no_others() -> None:
    round = _round(["en"])
    add_interpreters(round, one="en", other="es", actor=None)
    problem = planning.problem_of(round)
    speaking = {m.id for m in problem.meetings if m.needs == ("en-es",)}
    assert speaking == {f"m{m.pk}" for m in round.meetings.filter(first=sides(round)[0][0])}
    assert problem.interpreters == {"en-es": 1}


def test_what_a_firm_offers_in_a_language_is_understood_without_waiting_for_the_round_to_change() -> None:
    round = _round(["en"])
    add_interpreters(round, one="en", other="es", actor=None)
    firm = sides(round)[1][0].firm
    assert firm
    assert sum(bool(m.needs) for m in planning.problem_of(round).meetings) == 3
    add_offering(firm, data={"kind": "good", "name": "Miel", "languages": "español e inglés"}, actor=None)
    assert sum(bool(m.needs) for m in planning.problem_of(round).meetings) == 2


def test_a_meeting_may_do_without() -> None:
    round = _round(["en"])
    add_interpreters(round, one="en", other="es", actor=None)
    meeting = round.meetings.filter(first=sides(round)[0][0]).first()
    assert meeting
    kept = {"session": SessionWish.ANY, "slot": None, "table": None, "note": ""}
    meetings.change_meeting(meeting, **kept, interpreting=Interpreting.NONE, actor=None)
    assert sum(bool(m.needs) for m in planning.problem_of(round).meetings) == 2


def test_more_at_once_than_interpreters_is_a_violation_in_words_and_one_lacks_an_interpreter() -> None:
    round = _round(["en"])
    other = sides(round)[0][1].buyer
    assert other
    buyers.update_buyer(other, data={"languages": ["en"]}, actor=None)
    add_interpreters(round, one="en", other="es", name="Ana Soto", actor=None)
    agenda = _all_at_once(round)
    broken = [v for v in planning.violations_of(agenda) if v.rule == "interpreters"]
    assert [v.slot for v in broken] == [1, 2, 3]
    text = violations.sentence(broken[0], names_of(round))
    assert "inglés–español" in text
    assert "09:00" in text
    table = timetable_of(round, agenda)
    said = sorted(served_words(p) for p in table.placed)
    assert said == ["intérprete de inglés–español: Ana Soto"] * 3 + ["sin intérprete libre de inglés–español"] * 3
    assert {len(placed) for placed in table.by_interpreter.values()} == {3}


def test_the_plan_keeps_to_the_interpreters() -> None:
    round = _round(["en"])
    other = sides(round)[0][1].buyer
    assert other
    buyers.update_buyer(other, data={"languages": ["en"]}, actor=None)
    add_interpreters(round, one="en", other="es", actor=None)
    found = planning.plan(round, seconds=20, on_progress=lambda *_: None, should_stop=lambda: False)
    assert len(set(found.slot_of.values())) == 6
