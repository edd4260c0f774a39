from datetime import date, timedelta

import pytest

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.actions.contract_end import agree_term, fix_end, take_back_end
from encadena.network.actions.observation import answer, observe, settle
from encadena.network.actions.review import decide, evaluate, open_review
from encadena.network.choices import ReviewKind
from encadena.network.models import ContractReview, OperatingContract
from encadena.network.queries import contract_state, scope_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def contract(cast: Cast) -> OperatingContract:
    return cast.centre.contracts.get()


def evaluated(
    contract: OperatingContract, kind: str = ReviewKind.CONTINUATION, recommendation: str = "continue"
) -> ContractReview:
    review = open_review(contract, kind=kind, contract_year=2, actor=None)
    return evaluate(review, evaluation="Cumplió.", recommendation=recommendation, actor=None)


def kinds(contract: OperatingContract) -> list[str]:
    return list(contract.events.values_list("kind", flat=True))


def test_a_year_goes_on_with_its_decision_as_an_event(contract: OperatingContract, cast: Cast) -> None:
    review = decide(evaluated(contract), decision="continues", on=TODAY, actor=cast.agency)
    assert review.event
    assert (review.event.kind, review.event.contract_year, review.decided_by) == ("continuation", 2, cast.agency)
    assert contract.ends_on is None


def test_one_review_at_a_time_is_open(contract: OperatingContract) -> None:
    review = evaluated(contract)
    with pytest.raises(DomainError, match="review_open"):
        open_review(contract, kind="renewal", actor=None)
    decide(review, decision="continues", on=TODAY, actor=None)
    assert open_review(contract, kind="renewal", actor=None)


def test_nothing_is_decided_before_it_is_evaluated(contract: OperatingContract) -> None:
    review = open_review(contract, kind="continuation", actor=None)
    with pytest.raises(DomainError, match="review_not_evaluated"):
        decide(review, decision="continues", on=TODAY, actor=None)


def test_of_two_people_who_decide_the_second_is_told(contract: OperatingContract) -> None:
    first = evaluated(contract)
    second = ContractReview.objects.get(pk=first.pk)
    decide(first, decision="continues", on=TODAY, actor=None)
    with pytest.raises(DomainError, match="review_decided"):
        decide(second, decision="stops", on=TODAY, reason="No cumplió", ends_on=TODAY, actor=None)
    with pytest.raises(DomainError, match="review_decided"):
        evaluate(second, evaluation="Otra cosa", recommendation="stop", actor=None)
    contract.refresh_from_db()
    assert (kinds(contract), contract.ends_on) == (["continuation"], None)


@pytest.mark.parametrize(
    ("recommended", "decision", "more", "error"),
    [
        ("continue", "stops", {}, "contract_reason_missing"),
        ("stop", "continues", {}, "contract_reason_missing"),
        ("stop", "stops", {"reason": "No cumplió"}, "review_needs_end"),
        ("stop", "stops", {"reason": "No cumplió", "ends_on": TODAY - timedelta(days=1)}, "review_needs_end"),
    ],
)
def test_a_decision_lacks_nothing(
    contract: OperatingContract, recommended: str, decision: str, more: dict[str, str], error: str
) -> None:
    review = evaluated(contract, recommendation=recommended)
    with pytest.raises(DomainError, match=error):
        decide(review, decision=decision, on=TODAY, actor=None, **more)  # type: ignore[arg-type]
    assert kinds(contract) == []


def test_a_renewal_says_for_how_long_and_goes_on_from_the_term_that_was_known(contract: OperatingContract) -> None:
    agree_term(contract, until=date(2028, 2, 29), actor=None)
    review = evaluated(contract, "renewal")
    with pytest.raises(DomainError, match="review_needs_term"):
        decide(review, decision="continues", on=TODAY, actor=None)
    decide(review, decision="continues", on=TODAY, term_years=5, actor=None)
    contract.refresh_from_db()
    assert contract.agreed_until == date(2033, 2, 28)
    assert contract_state(contract).term == 5


def test_a_renewal_of_a_term_that_nobody_knew_leaves_it_unknown(contract: OperatingContract) -> None:
    decide(evaluated(contract, "renewal"), decision="observed", on=TODAY, term_years=3, actor=None)
    contract.refresh_from_db()
    assert contract.agreed_until is None


def test_what_does_not_go_on_ends_on_its_day_and_until_then_the_operator_stays(
    contract: OperatingContract, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = TODAY + timedelta(days=30)
    review = evaluated(contract, "renewal", "stop")
    decide(review, decision="stops", on=TODAY, reason="No cumplió", ends_on=last, actor=cast.agency)
    contract.refresh_from_db()
    assert (contract.ends_on, kinds(contract)) == (last, ["end"])
    reach = {}
    for when in (last - timedelta(days=1), last):
        monkeypatch.setattr(clock, "today", lambda day=when: day)
        reach[when] = cast.centre.pk in scope_of(User.objects.get(pk=cast.coordinator.pk)).centre_ids
    assert list(reach.values()) == [True, False]


def test_an_early_end_says_why_and_can_be_taken_back_before_it_comes(contract: OperatingContract) -> None:
    with pytest.raises(DomainError, match="contract_reason_missing"):
        fix_end(contract, on=TODAY, reason=" ", actor=None)
    fix_end(contract, on=TODAY + timedelta(days=5), reason="Renunció", actor=None)
    with pytest.raises(DomainError, match="contract_has_end"):
        fix_end(contract, on=TODAY, reason="Otra", actor=None)
    take_back_end(contract, actor=None)
    assert (contract.ends_on, kinds(contract)) == (None, [])
    fix_end(contract, on=TODAY, reason="Renunció", actor=None)
    with pytest.raises(DomainError, match="contract_no_end"):
        take_back_end(contract, actor=None)
    with pytest.raises(DomainError, match="contract_over"):
        open_review(contract, kind="renewal", actor=None)


def test_an_end_is_not_taken_back_when_somebody_else_is_to_run_the_centre(
    contract: OperatingContract, cast: Cast
) -> None:
    day = TODAY + timedelta(days=5)
    fix_end(contract, on=day, reason="Renunció", actor=None)
    OperatingContract.objects.create(centre=cast.centre, operator=cast.rival_operator, starts_on=day)
    with pytest.raises(DomainError, match="contract_overlaps"):
        take_back_end(contract, actor=None)


def test_an_observation_is_answered_and_then_settled(contract: OperatingContract) -> None:
    told = observe(open_review(contract, kind="continuation", actor=None), text="Falta cobertura", actor=None)
    with pytest.raises(DomainError, match="observation_unanswered"):
        settle(told, actor=None)
    answer(told, text="Ya se cubre", actor=None)
    settle(told, actor=None)
    for act in (lambda: settle(told, actor=None), lambda: answer(told, text="Otra", actor=None)):
        with pytest.raises(DomainError, match="observation_settled"):
            act()
    assert told.answer == "Ya se cubre"
