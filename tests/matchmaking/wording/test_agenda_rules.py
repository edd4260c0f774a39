from datetime import time

import pytest
from django.utils import translation

from encadena.matchmaking.models import AgendaRules
from encadena.matchmaking.wording.agenda_rules import lines

ALL = AgendaRules(lunch_opens=time(12), lunch_closes=time(14), lunch_free=2, steady_buyers=True, walk=25)


def test_each_rule_asked_is_a_sentence_and_no_other() -> None:
    assert lines(AgendaRules()) == []
    assert lines(ALL) == [
        "Entre las 12:00 y las 14:00 cada persona tiene 2 horarios libres seguidos para almorzar.",
        "Cada comprador conserva su mesa todo el día, y nadie más se sienta en ella.",
        "Nadie camina más de 25 metros entre dos reuniones seguidas.",
    ]


@pytest.mark.parametrize(("language", "words"), [("en", "Nobody walks more than 25"), ("pt", "Ninguém caminha mais")])
def test_they_are_said_in_every_language(language: str, words: str) -> None:
    with translation.override(language):
        assert words in lines(ALL)[-1]
