from datetime import timedelta

import pytest

from encadena.kernel import clock
from encadena.matchmaking.actions import participants, terms, wishes
from encadena.matchmaking.choices import ParticipantStatus, Priority
from encadena.matchmaking.models import Round, Terms
from encadena.matchmaking.queries.sheets.verdicts import Judged
from encadena.matchmaking.queries.sheets.wishes import WishesJudge
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_ready_round, sides

pytestmark = pytest.mark.django_db
ASKS = {"by": "Lima Foods", "about": "Mieles Ltda"}
ANSWERS = {"by": "Mieles Ltda", "about": "Lima Foods"}


@pytest.fixture
def round() -> Round:
    round = a_ready_round([a_firm(name="Mieles Ltda"), a_firm(name="Quesos SpA")], buyer_count=0)
    participants.add_participants(round, buyers=[a_buyer(name="Lima Foods")], actor=None)
    return round


def judged(round: Round, *rows: dict[str, str]) -> list[Judged]:
    judge = WishesJudge(round, rows, None)
    return [judge.judge(number, row) for number, row in enumerate(rows, start=2)]


def codes(round: Round, *rows: dict[str, str]) -> list[str]:
    return [str(one.row.get("code", one.row["outcome"])) for one in judged(round, *rows)]


def test_a_request_is_read_and_whoever_is_asked_above_answers(round: Round) -> None:
    asked, answered = judged(round, ASKS | {"priority": "Imprescindible", "note": "Miel"}, ANSWERS | {"priority": "No"})

    assert (asked.data["priority"], asked.data["answers"], asked.data["note"]) == (Priority.MUST, False, "Miel")
    assert (answered.data["priority"], answered.data["answers"]) == (Priority.NO, True)


def test_every_reason_has_its_code(round: Round) -> None:
    assert codes(
        round,
        ASKS | {"by": ""},
        ASKS | {"about": ""},
        ASKS | {"about": "Nadie"},
        ASKS | {"about": "76.000.001-8"},
        ASKS | {"priority": "quizás"},
        ASKS | {"note": "x" * 301},
        ANSWERS | {"about": "Quesos SpA"},
        ASKS,
        ASKS,
    ) == [
        "wisher_missing", "wished_missing", "participant_unknown", "rut_unclear", "priority_unclear", "note_too_long",
        "wish_same_side", "new", "wish_twice",
    ]  # fmt: skip


def test_what_somebody_said_stays(round: Round) -> None:
    (buyer,), firms = sides(round)
    wishes.say(buyer, firms[0], priority=Priority.MUST, note="Miel", actor=None)

    assert codes(round, ASKS | {"priority": "imprescindible"}) == ["wish_known"]
    assert codes(round, ASKS | {"priority": "no, gracias"}) == ["wish_otherwise"]


def test_what_was_withdrawn_may_be_said_again(round: Round) -> None:
    (buyer,), firms = sides(round)
    wishes.withdraw_wish(wishes.say(buyer, firms[0], priority=Priority.NO, actor=None), actor=None)

    assert codes(round, ASKS) == ["new"]


def test_requests_count_against_the_limit_and_answers_and_refusals_do_not(round: Round) -> None:
    terms.set_terms(round, data={"buyer_wishes": 1, "firm_wishes": 1}, actor=None)

    assert codes(round, ASKS, ASKS | {"about": "Quesos SpA"}, ANSWERS, ANSWERS | {"by": "Quesos SpA"}) == [
        "new", "wishes_full", "new", "new",
    ]  # fmt: skip
    assert codes(round, ASKS, ASKS | {"about": "Quesos SpA", "priority": "no"}) == ["new", "new"]


def test_after_the_deadline_only_answers_are_taken(round: Round) -> None:
    (buyer,), firms = sides(round)
    wishes.say(firms[0], buyer, priority=Priority.LIKE, actor=None)
    terms.set_terms(round, data={}, actor=None)
    hour = timedelta(hours=1)
    Terms.objects.update(wishes_close_at=clock.now() - hour, answers_close_at=clock.now() + hour)

    assert codes(round, ASKS, ASKS | {"about": "Quesos SpA"}) == ["new", "wishes_closed"]


def test_who_does_not_come_meets_nobody(round: Round) -> None:
    participants.set_status(sides(round)[0][0], status=ParticipantStatus.DECLINED, actor=None)

    assert codes(round, ASKS) == ["wish_not_coming"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_judge_reads_the_round_once(round: Round, count: int, django_assert_num_queries: object) -> None:
    rows = [ASKS | {"note": str(n)} for n in range(count)]

    with django_assert_num_queries(5):  # type: ignore[operator]
        judged(round, *rows)
