import pytest

from encadena.advisory.choices import Verdict
from encadena.advisory.rules.criteria import all_met, judge, judge_all, read_criterion
from encadena.kernel.errors import DomainError

MICRO = {"field": "legal_size", "op": "in", "value": ["micro"]}
OLD = {"field": "years", "op": "at_least", "value": "2"}


@pytest.mark.parametrize(
    ("criterion", "fact", "verdict"),
    [
        (MICRO, "micro", Verdict.MET),
        (MICRO, "small", Verdict.NOT_MET),
        (MICRO, "none", Verdict.UNKNOWN),
        (MICRO, None, Verdict.UNKNOWN),
        (OLD, "2", Verdict.MET),
        (OLD, "1.99", Verdict.NOT_MET),
        (OLD, None, Verdict.UNKNOWN),
        ({"field": "sales_uf", "op": "at_most", "value": "2400"}, "0", Verdict.MET),
        ({"field": "sales_uf", "op": "at_most", "value": "2400"}, "2400.01", Verdict.NOT_MET),
    ],
)
def test_a_verdict_is_met_not_met_or_unknown(criterion: dict[str, object], fact: object, verdict: str) -> None:
    assert judge(read_criterion(criterion), {str(criterion["field"]): fact}) == verdict


@pytest.mark.parametrize(
    "bad",
    [
        {"field": "name", "op": "in", "value": ["x"]},
        {"field": "legal_size", "op": "in", "value": []},
        {"field": "legal_size", "op": "in", "value": "micro"},
        {"field": "years", "op": "at_least", "value": "dos"},
        {"field": "years", "op": "at_least", "value": "nan"},
        {"field": "years", "op": "in", "value": ["2"]},
        {},
    ],
)
def test_what_makes_no_sense_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(DomainError, match="cohort_criterion"):
        read_criterion(bad)


def test_the_verdicts_keep_what_they_were_judged_on() -> None:
    rows = judge_all([read_criterion(MICRO), read_criterion(OLD)], {"legal_size": "micro"})
    assert [(row["verdict"], row["fact"]) for row in rows] == [("met", "micro"), ("unknown", None)]
    assert not all_met(rows)
    assert all_met(rows[:1])
