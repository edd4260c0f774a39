"""What may be asked of a choice."""

import pytest

from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.rules.choice import ChoiceRules, check_rules, in_force, rules_of


@pytest.mark.parametrize(
    "rules",
    [
        ChoiceRules(buyer_least=5, buyer_most=4),
        ChoiceRules(firm_least=-1),
        ChoiceRules(firm_most=0),
        ChoiceRules(buyer_least=401),
        ChoiceRules(first_before=0),
        ChoiceRules(micro_share=101),
        ChoiceRules(female_share=-1),
    ],
)
def test_rules_that_cannot_be_are_refused(rules: ChoiceRules) -> None:
    with pytest.raises(RoundError, match="choice_"):
        check_rules(rules)


def test_kept_rules_come_back_and_words_of_other_times_are_left_out() -> None:
    assert rules_of({"firm_most": 3, "former_rule": 9}) == ChoiceRules(firm_most=3)
    with pytest.raises(RoundError):
        rules_of({"micro_share": 200})


def test_each_rule_in_force_is_left_out_alone() -> None:
    rules = ChoiceRules(buyer_most=14, firm_most=None, first_before=5, micro_share=30)
    without = in_force(rules)
    assert set(without) == {"buyer_most", "first_before", "micro_share"}
    assert without["micro_share"] == ChoiceRules(buyer_most=14, firm_most=None, first_before=5)
    assert in_force(ChoiceRules(firm_most=None, first_before=None)) == {}
