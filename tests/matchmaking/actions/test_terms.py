"""The terms of a round."""

from datetime import timedelta
from typing import Any

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.models import Terms
from tests.matchmaking.makers import a_round

pytestmark = pytest.mark.django_db
NOW = clock.now()


def test_only_what_is_named_changes_and_the_log_says_what() -> None:
    round = a_round()
    set_terms(round, data={"firm_places": 40, "sizes": ["micro"]}, actor=None)
    set_terms(round, data={"firm_places": 50}, actor=None)
    terms = Terms.objects.get()
    assert (terms.firm_places, terms.sizes) == (50, ["micro"])
    assert Entry.objects.filter(verb="round.terms_set").latest("pk").changes == {"firm_places": [40, 50]}


@pytest.mark.parametrize(
    "data",
    [
        {"opens_at": NOW, "closes_at": NOW},
        {"opens_at": NOW, "closes_at": NOW - timedelta(hours=1)},
        {"wishes_close_at": NOW, "answers_close_at": NOW - timedelta(days=1)},
        {"opens_at": NOW, "wishes_close_at": NOW - timedelta(days=1)},
        {"readiness": 101},
    ],
)
def test_terms_that_contradict_themselves_are_refused(data: dict[str, Any]) -> None:
    round = a_round()
    with pytest.raises(RoundError, match=r"terms_out_of_order|readiness_no_share"):
        set_terms(round, data=data, actor=None)
    assert not Terms.objects.exists()
