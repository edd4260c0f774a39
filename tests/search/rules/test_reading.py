from dataclasses import dataclass

from encadena.search.rules.asking import asked
from encadena.search.rules.reading import Reading, Term, as_typed, widened


@dataclass
class Words:
    """Knows three words."""

    all: tuple[str, ...] = ("panaderia", "panaderias", "espiga")

    def knows(self, word: str) -> bool:
        return word in self.all

    def completions(self, beginning: str, most: int) -> list[str] | None:
        found = [w for w in self.all if w.startswith(beginning)]
        return found if len(found) <= most else None

    def meant(self, typed: str, *, unfinished: bool) -> list[str]:
        return ["espiga"] if typed in {"espgia", "espija"} else []

    def likelier(self, typed: str) -> list[str]:
        return self.meant(typed, unfinished=False)


def terms(reading: Reading) -> list[list[Term]]:
    return [list(group) for group in reading.groups]


def test_a_known_word_is_taken_whole_and_the_last_one_as_a_beginning() -> None:
    assert terms(as_typed(asked("espiga pan"), Words())) == [[Term("espiga")], [Term("pan", prefix=True)]]


def test_a_long_beginning_is_written_out() -> None:
    assert terms(as_typed(asked("panad"), Words())) == [[Term("panaderia"), Term("panaderias")]]


def test_an_unknown_word_becomes_what_it_may_have_meant() -> None:
    reading = as_typed(asked("espgia"), Words())
    assert terms(reading) == [[Term("espiga")]]
    assert reading.respelled


def test_a_word_that_means_nothing_stays_as_it_is() -> None:
    reading = as_typed(asked("qwerty"), Words())
    assert terms(reading) == [[Term("qwerty", prefix=True)]]
    assert not reading.respelled


def test_numbers_and_tiny_words_are_never_corrected() -> None:
    assert terms(as_typed(asked("42 la"), Words())) == [[Term("42", prefix=True)], [Term("la", prefix=True)]]


def test_a_single_letter_at_the_end_is_not_yet_a_word() -> None:
    assert terms(as_typed(asked("espiga p"), Words())) == [[Term("espiga")]]


def test_a_wider_reading_keeps_what_was_typed() -> None:
    assert terms(widened(asked("espija"), Words())) == [[Term("espija", prefix=True), Term("espiga")]]


def test_anywhere_means_in_the_title_or_elsewhere() -> None:
    assert Reading(([Term("pan", prefix=True)],)).anywhere() == [[Term("pan", prefix=True), Term("+pan", prefix=True)]]


def test_finished_takes_beginnings_for_whole_words() -> None:
    assert Reading(([Term("pan", prefix=True)],)).finished() == [[Term("pan")]]
    assert Reading(([Term("pan")],)).finished() is None
