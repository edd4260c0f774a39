"""Whether a firm meets the conditions of a round."""

from datetime import date

import pytest

from encadena.firms.choices import LegalSize
from encadena.matchmaking.rules.eligibility import Conditions, Facts, Verdict, all_met, judge

KNOWN = Facts("08", "C", LegalSize.MICRO, 61.4, date(2026, 3, 12))
ASKED = Conditions(["08", "16"], ["A", "C"], [LegalSize.MICRO], 60)


def test_conditions_that_are_not_stated_are_not_judged() -> None:
    assert judge(Conditions(), KNOWN) == []
    assert all_met([])


def test_a_firm_that_meets_all_is_told_by_what() -> None:
    verdicts = judge(ASKED, KNOWN)
    assert [v.outcome for v in verdicts] == ["yes"] * 4
    assert verdicts[-1].facts == {"least": 60, "has": 61, "on": "2026-03-12"}
    assert all_met(verdicts)


def test_what_is_not_reported_is_neither_met_nor_failed() -> None:
    verdicts = judge(ASKED, Facts())
    assert [v.outcome for v in verdicts] == ["unknown"] * 4
    assert not all_met(verdicts)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (Facts("13", "C", LegalSize.MICRO, 90), "region"),
        (Facts("08", "F", LegalSize.MICRO, 90), "section"),
        (Facts("08", "C", LegalSize.LARGE, 90), "size"),
        (Facts("08", "C", LegalSize.NO_SALES, 90), "size"),
        (Facts("08", "C", LegalSize.MICRO, 59.9), "readiness"),
    ],
)
def test_each_condition_fails_alone(facts: Facts, rule: str) -> None:
    assert [v.rule for v in judge(ASKED, facts) if v.outcome == "no"] == [rule]


def test_a_threshold_of_zero_still_asks_for_a_diagnosis() -> None:
    assert judge(Conditions(readiness=0), Facts()) == [Verdict("readiness", "unknown", {"least": 0})]
    assert judge(Conditions(readiness=0), Facts(readiness=0.0))[0].outcome == "yes"
