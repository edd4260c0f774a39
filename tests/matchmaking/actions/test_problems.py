from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encadena.kernel.errors import DomainError
from encadena.matchmaking.actions import problems as actions
from encadena.matchmaking.models import Round
from tests.factories import an_institution

pytestmark = pytest.mark.django_db

PROBLEM = """
nBusiness = 3; nMeetings = 3; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [| 1, 2, 1 | 1, 3, 3 | 1, 3, 2 |];
forbidden = [{0}, {0, 1}, {0}];
fixed = [0, 3, 0];
precedences = [{0}, {0, 1}, {0}];
"""


def load(text: str | bytes) -> Round:
    content = text.encode() if isinstance(text, str) else text
    return actions.import_problem(
        data={"name": "Problema", "organiser": an_institution()},
        content=content,
        file_name="problema.dzn",
        on=date(2026, 12, 3),
        start=time(9),
        minutes=20,
        actor=None,
    )


def test_a_round_is_exactly_the_problem_of_the_file_repeated_pairs_included() -> None:
    round = load(PROBLEM)

    assert [p.name for p in round.participants.all()] == ["1", "2", "3"]
    assert list(round.slots.values_list("session", flat=True)) == ["morning", "morning", "afternoon", "afternoon"]
    assert round.tables.count() == 2
    rows = round.meetings.order_by("external_number")
    assert list(rows.values_list("external_number", "session", "fixed_slot__number", "repeat")) == [
        (1, "morning", None, 0),
        (2, "any", 3, 0),
        (3, "afternoon", None, 1),
    ]
    assert rows[1].predecessors.get().before == rows[0]
    assert round.participants.get(label="2").unavailabilities.get().slot.number == 1
    assert round.breaks_within == "event"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "dzn_unreadable"),
        ("esto no es un problema", "dzn_unreadable"),
        (PROBLEM.replace("nTables = 2;", ""), "dzn_unreadable"),
        (PROBLEM.replace("| 1, 2, 1 |", "| 1, 9, 1 |"), "dzn_unreadable"),
        (PROBLEM.replace("nTables = 2", "nTables = 0"), "plan_needs_tables"),
        (PROBLEM.replace("fixed = [0, 3, 0]", "fixed = [3, 3, 0]"), "fixed_slot_outside_session"),
        (PROBLEM.replace("nTotalSlots = 4", "nTotalSlots = 90"), "dzn_too_long_a_day"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_nothing_stays(text: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        load(text)

    assert refused.value.code == code
    assert not Round.objects.exists()


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_garbage_is_always_a_refusal_never_a_crash(content: bytes) -> None:
    with pytest.raises(DomainError):
        load(content)
