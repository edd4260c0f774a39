from collections.abc import Iterator
from typing import get_args

import pytest
from django.utils import translation

from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.diagnose.wishes import Kind, Wish
from encadena.engines.rounds.problem import Param
from encadena.matchmaking.wording.calling import Names
from encadena.matchmaking.wording.conflict import _WAYS, conflict_sentence
from encadena.matchmaking.wording.rounds import reason_sentence

NAMES = Names(participant=lambda p: f"Viña {p}", meeting=lambda m: f"cita {m}", slot=lambda s: f"{s}:00")
WISHES = (
    Wish("tables", (), 9),
    Wish("order", (1, 2)),
    Wish("session", (1,)),
    Wish("fixed", (1,), 10),
    Wish("absence", ("a",), 9),
    Wish("absence", ("a",), 11),
    Wish("meeting", (1,)),
    Wish("meeting", (2,)),
)


@pytest.fixture(autouse=True)
def _spanish() -> Iterator[None]:
    with translation.override("es"):
        yield


def _said(wishes: tuple[Wish, ...] = WISHES, **params: Param) -> str:
    return conflict_sentence(Reason("conflict", params=params, wishes=wishes), NAMES)


def test_every_wish_is_named_and_what_a_meeting_asks_stands_beside_it() -> None:
    assert _said(proof="minimal") == (
        "No cabe todo junto: las reuniones cita 1 (en la jornada que pide, fija en el horario 10:00), cita 2;"
        " las ausencias de Viña a (9:00, 11:00); el orden pedido (cita 1 antes que cita 2);"
        " el número de mesas en los horarios 9:00. Quita o libera una cualquiera y el resto de la lista cabe."
    )


def test_what_was_not_proven_is_not_promised() -> None:
    said = _said(proof="found")
    assert "El tiempo no alcanzó" in said
    assert "cualquiera" not in said
    assert _said() == said  # kept before proofs were


def test_the_smallest_says_so_and_what_giving_up_is_worth() -> None:
    every = tuple(range(len(WISHES)))
    assert _said(proof="smallest", enough=every).endswith("Quita o libera una cualquiera y no queda ningún choque.")
    assert "no hay un choque más pequeño" in _said(proof="smallest", enough=every)
    assert _said(proof="smallest", enough=()).endswith("pero quedan otros choques.")
    ways = "más mesas en el horario 9:00, no pedir cita 1 antes que cita 2, que Viña a esté en el horario 9:00"
    assert _said(proof="minimal", enough=(0, 1, 4)).endswith(f"para que no quede ningún choque: {ways}.")


def test_whoever_may_free_a_meeting_need_not_remove_it() -> None:
    ways = "liberar la jornada de cita 1, liberar la hora fija de cita 1, quitar cita 2"
    assert _said(proof="smallest", enough=(2, 3, 6, 7)).endswith(f"ningún choque: {ways}.")


def test_a_conflict_is_only_understood_whole_but_a_page_ends_somewhere() -> None:
    said = _said(tuple(Wish("meeting", (i,)) for i in range(1, 61)), proof="minimal")
    assert "cita 40 y 20 más" in said


@pytest.mark.parametrize(("language", "words"), [("en", "cannot all fit"), ("pt", "Não cabe")])
def test_it_is_said_in_every_language(language: str, words: str) -> None:
    with translation.override(language):
        assert words in reason_sentence(Reason("conflict", params={"proof": "minimal"}, wishes=WISHES))


RULES = (
    Wish("walk"),
    Wish("steady", ("a",)),
    Wish("interpreters", ("en",)),
    Wish("lunch", (4, 5, 6), 4),
    Wish("hours", ("b",)),
    Wish("length", (1,)),
    Wish("company", (1, "c")),
    Wish("meeting", (1,)),
)


def test_rules_are_named_beside_the_meetings() -> None:
    assert _said(RULES, proof="minimal") == (
        "No cabe todo junto: las reuniones cita 1 (con todo su largo, con Viña c en el grupo);"
        " la mesa que conservan Viña a; la caminata más larga permitida; el número de intérpretes (en);"
        " la pausa de almuerzo (horarios 4:00 a 6:00); el horario de trabajo de Viña b."
        " Quita o libera una cualquiera y el resto de la lista cabe."
    )


def test_what_giving_up_each_rule_would_be_is_said() -> None:
    ways = (
        "permitir una caminata más larga, que Viña a pueda cambiar de mesa, más intérpretes (en),"
        " quitar la pausa de almuerzo del horario 4:00, que Viña b atienda fuera de su horario de trabajo,"
        " acortar cita 1, hacer cita 1 sin Viña c"
    )
    everything_but_one = (*range(len(RULES) - 1),)
    assert _said(RULES, proof="smallest", enough=everything_but_one).endswith(f"ningún choque: {ways}.")


def test_every_kind_of_wish_has_its_words() -> None:
    assert set(_WAYS) == set(get_args(Kind))
