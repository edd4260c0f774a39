import pytest

from encadena.missions.wording.conditions import asks, lines
from tests.missions.makers import a_mission

pytestmark = pytest.mark.django_db


def test_every_condition_is_said_with_its_verdict_and_what_it_rests_on() -> None:
    mission = a_mission(sizes=["micro"], certified=True, exporting=True)
    stored = [
        {"rule": "size", "outcome": "yes", "facts": {"has": "micro"}},
        {"rule": "certified", "outcome": "yes", "facts": {"has": "HACCP", "until": "2027-01-31"}},
        {"rule": "exporting", "outcome": "no", "facts": {"has": "0"}},
    ]

    said = [(line.outcome, line.evidence) for line in lines(mission, stored)]

    assert len(asks(mission)) == 3
    assert said == [
        ("cumple", "Micro"),
        ("cumple", "HACCP, vale hasta el 31 ene 2027"),
        ("no cumple", "según su línea base: USD 0 al año"),
    ]


def test_what_is_not_known_says_so() -> None:
    mission = a_mission(certified=True, exporting=True)
    stored = [{"rule": rule, "outcome": "unknown", "facts": {}} for rule in ("certified", "exporting")]

    assert [line.outcome for line in lines(mission, stored)] == ["no informado", "no informado"]
