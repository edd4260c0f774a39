import pytest

from encadena.jobs.registry import Cancelled, Handle, Interrupted, definition_of, sentence_of


class Wire:
    """A channel that remembers."""

    def __init__(self, *, cancelled: bool = False, interrupted: bool = False) -> None:
        self.told: list[float] = []
        self._cancelled, self._interrupted = cancelled, interrupted

    def write(self, progress: float, note: object) -> None:
        self.told.append(progress)

    def cancelled(self) -> bool:
        return self._cancelled

    def interrupted(self) -> bool:
        return self._interrupted


def test_progress_stays_between_nothing_and_everything() -> None:
    wire = Wire()
    handle = Handle(1, None, wire)
    for done in (-1, 0.3, 7):
        handle.progress(done)
    assert wire.told == [0, 0.3, 1]


def test_a_wish_to_stop_goes_before_a_worker_that_leaves() -> None:
    with pytest.raises(Cancelled):
        Handle(1, None, Wire(cancelled=True, interrupted=True)).check()
    with pytest.raises(Interrupted):
        Handle(1, None, Wire(interrupted=True)).check()
    Handle(1, None, Wire()).check()


def test_a_definition_is_found_by_its_kind() -> None:
    found = definition_of("tests.count")
    assert found
    assert found.label == "Contar"
    assert definition_of("tests.nothing") is None


def test_the_first_room_that_knows_a_code_gives_the_sentence() -> None:
    assert sentence_of("tests_too_much", {"amount": 3}) == "Sobran 3."
    assert sentence_of("another_code", {}) is None
