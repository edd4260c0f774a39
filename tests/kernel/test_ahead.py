import logging
import threading

import pytest

from encadena.kernel import ahead


@pytest.fixture(autouse=True)
def _nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_loads", [])


def test_what_rooms_offer_is_loaded_in_a_thread_that_ends_with_the_process() -> None:
    told: list[tuple[str, bool]] = []
    ahead.register(lambda: told.append(("rounds", threading.current_thread() is threading.main_thread())))
    thread = ahead.begin(after=0)
    thread.join(10)
    assert told == [("rounds", False)]
    assert thread.daemon


def test_nothing_is_loaded_while_the_first_pages_are_asked_for() -> None:
    told: list[str] = []
    ahead.register(lambda: told.append("too early"))
    thread = ahead.begin(after=60)
    thread.join(0.05)
    assert told == []
    assert isinstance(thread, threading.Timer)
    thread.cancel()


def test_what_cannot_be_loaded_is_noted_and_does_not_stop_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []

    def broken() -> None:
        raise OSError("no such library")

    ahead.register(broken)
    ahead.register(lambda: told.append("the other"))
    with caplog.at_level(logging.ERROR):
        ahead.begin(after=0).join(10)
    assert told == ["the other"]
    assert "could not be loaded ahead" in caplog.text
