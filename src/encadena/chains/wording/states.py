"""How states look: the tone of their word, the icon of a cell."""

from encadena.readiness.choices import GapState

from ..choices import AllianceState, FirmState, ProjectState

TONES = {
    ProjectState.RUNNING: "good",
    ProjectState.STOPPED: "attention",
    FirmState.MET: "good",
    FirmState.NOT_MET: "bad",
    FirmState.IN_PROGRESS: "attention",
    AllianceState.IN_FORCE: "good",
    GapState.CLOSED: "good",
    GapState.WORKING: "attention",
    GapState.TO_REVIEW: "attention",
}
ICONS = {
    FirmState.NOT_STARTED: "circle",
    FirmState.IN_PROGRESS: "progress",
    FirmState.MET: "circle-check",
    FirmState.NOT_MET: "circle-x",
    FirmState.NOT_APPLICABLE: "minus",
    FirmState.UNKNOWN: "circle-dashed",
}


def tone_of(state: str) -> str:
    return TONES.get(state, "plain")  # type: ignore[call-overload, no-any-return]


def icon_of(state: str) -> str:
    return ICONS[FirmState(state)]
