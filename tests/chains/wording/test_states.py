import pytest

from encadena.chains.choices import AllianceState, FirmState, ProjectState
from encadena.chains.wording.states import icon_of, tone_of
from encadena.ui.icons import NAMES


@pytest.mark.parametrize("state", list(FirmState))
def test_every_state_of_a_firm_has_an_icon_of_its_own(state: FirmState) -> None:
    assert icon_of(state.value) in NAMES
    assert len({icon_of(one.value) for one in FirmState}) == len(FirmState)


def test_tones_are_found_by_the_stored_code() -> None:
    told = [tone_of(state.value) for state in (FirmState.MET, FirmState.NOT_MET, FirmState.UNKNOWN)]
    assert told == ["good", "bad", "plain"]
    assert (tone_of(ProjectState.RUNNING.value), tone_of(AllianceState.ENDED.value)) == ("good", "plain")
