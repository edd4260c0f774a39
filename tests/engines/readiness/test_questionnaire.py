from tests.engines.readiness.makers import a_questionnaire, a_scale, an_item


def test_a_scale_runs_from_nothing_to_everything_in_proportion() -> None:
    assert [a_scale(1, 2, 5).percent(v) for v in (1, 2, 5)] == [0, 25, 100]


def test_an_item_is_asked_of_every_kind_unless_it_names_some() -> None:
    everyone, food = an_item("a"), an_item("b", kinds=["food"])
    assert everyone.asked_of(frozenset({"goods"}))
    assert food.asked_of(frozenset({"food", "micro"}))
    assert not food.asked_of(frozenset({"goods"}))


def test_a_kind_that_is_excepted_is_not_asked_whatever_else_it_is() -> None:
    item = an_item("a", kinds=["goods"], except_kinds=["micro"])
    assert item.asked_of(frozenset({"goods"}))
    assert not item.asked_of(frozenset({"goods", "micro"}))


def test_items_keep_the_order_in_which_they_are_asked() -> None:
    questionnaire = a_questionnaire(an_item("z"), an_item("a"))
    assert list(questionnaire.items) == ["z", "a"]
    assert questionnaire.dimension_of == {"z": "one", "a": "one"}
