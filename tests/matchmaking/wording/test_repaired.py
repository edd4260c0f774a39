import re
from pathlib import Path

from encadena.engines.rounds.repair import Change, Reason, change
from encadena.matchmaking.wording import repaired
from encadena.matchmaking.wording.repaired import change_sentence


def test_every_reason_of_the_engine_has_its_sentence() -> None:
    documented = set(re.findall(r"^    ([a-z_]+) {2,}[a-z]", change.Reason.__doc__ or "", re.MULTILINE))
    used = {
        code
        for path in Path(change.__file__).parent.glob("*.py")
        for code in re.findall(r'Reason\("([a-z_]+)"', path.read_text())
    }
    assert used == documented == set(repaired._REASONS)


def test_numbers_and_names_of_participants_are_told_apart() -> None:
    reason = Reason("participant_absent", {"participants": (3, "F1"), "slot": 2})
    assert change_sentence(Change("M1", "moved", 2, 5, reason)) == (
        "La reunión M1 pasa del horario 2 al 5. No está: participante 3, F1."
    )
