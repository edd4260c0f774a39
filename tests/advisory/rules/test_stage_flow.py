from encadena.advisory.choices import Stage
from encadena.advisory.rules.stage_flow import bars_of


def test_bars_follow_the_way_and_say_what_left() -> None:
    changes = {
        ("lead", "client"): 3,
        ("lead", "inactive"): 2,
        ("client", "accompanied"): 1,
        ("accompanied", "graduated"): 4,
        ("inactive", "lead"): 9,
    }
    bars = bars_of({"lead": 5, "accompanied": 6, "inactive": 7}, changes)
    assert [(bar.stage, bar.here, bar.onward, bar.left) for bar in bars] == [
        (Stage.LEAD, 5, 3, 2),
        (Stage.CLIENT, 0, 1, 0),
        (Stage.ACCOMPANIED, 6, 4, 0),
        (Stage.GRADUATED, 0, 0, 0),
    ]
    assert bars[0].widths == (0.5, 0.3, 0.2)


def test_without_clients_there_is_no_width() -> None:
    assert {bar.widths for bar in bars_of({}, {})} == {(0, 0, 0)}
