import pytest

from encadena.missions.choices import ApplicationState
from encadena.missions.templatetags.missions import application_tone


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        (ApplicationState.APPLIED, "plain"),
        (ApplicationState.CHOSEN, "good"),
        (ApplicationState.WAITING, "attention"),
        (ApplicationState.NOT_CHOSEN, "plain"),
        (ApplicationState.WITHDRAWN, "plain"),
    ],
)
def test_a_state_of_an_application_looks_as_good_as_it_is(state: str, tone: str) -> None:
    assert application_tone(state) == tone
