from datetime import date, timedelta

import pytest

from encadena.chains.actions.agreement import save_agreement
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import a_chain


def test_votes_that_nobody_counted_are_unknown(cast: Cast) -> None:
    project = a_chain(cast.centre)
    made = save_agreement(
        project, agreement=None, data={"on": date(2025, 1, 8), "text": "Comprar juntos"}, actor=cast.adviser
    )
    assert (made.votes_for, made.votes_against, made.abstentions) == (None, None, None)
    votes = {"votes_for": 5, "votes_against": 0, "abstentions": 1}
    data = {"on": made.on, "text": "Comprar harina", **votes}
    assert save_agreement(project, agreement=made, data=data, actor=None).votes_for == 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"text": " "}, "chain_agreement_text_missing"),
        ({"votes_for": 3}, "chain_agreement_votes"),
        ({"votes_for": 0, "votes_against": 0, "abstentions": 0}, "chain_agreement_votes"),
        ({"on": clock.today() + timedelta(days=2)}, "chain_date_in_future"),
    ],
)
def test_half_a_count_and_an_empty_one_are_refused(cast: Cast, data: dict[str, object], code: str) -> None:
    told = {"on": date(2025, 1, 8), "text": "Comprar", **data}
    with pytest.raises(DomainError, match=code):
        save_agreement(a_chain(cast.centre), agreement=None, data=told, actor=None)
