from typing import Any

import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions.interpreters import MOST, add_interpreters, remove_interpreter
from encadena.matchmaking.errors import RoundError
from tests.matchmaking.makers import a_ready_round

pytestmark = pytest.mark.django_db


def test_interpreters_are_kept_by_their_pair_and_the_round_says_that_it_changed() -> None:
    round = a_ready_round()
    before = round.version
    made = add_interpreters(round, one="es", other="en", count=2, actor=None)
    add_interpreters(round, one="pt", other="es", name=" Ana Soto ", actor=None)
    assert [(i.pair, str(i)) for i in round.interpreters.all()] == [
        ("en-es", str(made[1].pk)),
        ("en-es", str(made[0].pk)),
        ("es-pt", "Ana Soto"),
    ]
    assert round.version == before + 2
    remove_interpreter(made[0], actor=None)
    assert round.interpreters.count() == 2
    assert Entry.objects.filter(verb="round.interpreters_set").count() == 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"one": "es", "other": "es"}, "interpreter_of_one_language"),
        ({"one": "es", "other": "en", "count": 0}, "interpreters_out_of_range"),
        ({"one": "es", "other": "en", "count": MOST + 1}, "interpreters_out_of_range"),
        ({"one": "es", "other": "en", "count": 2, "name": "Ana"}, "interpreter_name_for_several"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nobody_is_added(data: dict[str, Any], code: str) -> None:
    round = a_ready_round()
    with pytest.raises(RoundError, match=code):
        add_interpreters(round, **data, actor=None)
    assert not round.interpreters.exists()
