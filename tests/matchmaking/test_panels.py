"""What the room says in the log."""

import pytest

from encadena.audit import wording
from encadena.audit.models import Entry


@pytest.mark.parametrize(
    ("field", "pair", "shown"),
    [
        ("happening", ["running", "held"], ["En curso", "Se hizo"]),
        ("mode", ["in_person", "virtual"], ["Presencial", "Por video"]),
        ("session", ["any", "morning"], ["Cualquiera", "Solo en la mañana"]),
        ("status", ["registered", "gone by"], ["Inscripción por responder", "gone by"]),
    ],
)
def test_codes_in_the_history_of_a_round_are_words(db: None, field: str, pair: list[str], shown: list[str]) -> None:
    entry = Entry(verb="x", subject_kind="matchmaking.round", subject_id="1", changes={field: pair})
    [change] = wording.told([entry])[0]["changes"]
    assert [str(change["before"]), str(change["after"])] == shown
