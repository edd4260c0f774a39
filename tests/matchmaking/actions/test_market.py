"""Needs outside of rounds: opened, proposed, answered, taken into a round."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from encadena.kernel import clock
from encadena.matchmaking.actions import market as actions
from encadena.matchmaking.actions.needs import add_need, edit_need
from encadena.matchmaking.choices import ProposalState
from encadena.matchmaking.errors import NeedError
from encadena.matchmaking.models import Need, Proposal
from encadena.matchmaking.planning.matching import suggest
from encadena.matchmaking.planning.proposing import Proposed
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_ready_round, sides

pytestmark = pytest.mark.django_db


def a_standing_need(**data: Any) -> Need:
    data = {"title": "Miel", "until": clock.today() + timedelta(days=30), **data}
    return add_need(a_buyer(), data=data, standing=True, actor=None)


def test_outside_of_rounds_a_need_has_an_end(cast: Cast) -> None:
    with pytest.raises(NeedError, match="standing_without_end"):
        a_standing_need(until=None)
    need = add_need(a_buyer(), data={"title": "Miel"}, actor=None)
    with pytest.raises(NeedError, match="standing_without_end"):
        actions.open_outside(need, actor=None)
    edit_need(need, data={"until": clock.today()}, actor=None)
    actions.open_outside(need, actor=None)
    assert need.standing_since
    with pytest.raises(NeedError, match="standing_without_end"):
        edit_need(need, data={"until": None}, actor=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(until=None)


def test_matching_again_keeps_what_was_decided_and_drops_what_no_longer_fits(cast: Cast) -> None:
    need, stays, goes = a_standing_need(), a_firm(), a_firm()
    first = [Proposed(f.pk, None, 0.5, 1.0, 1.0) for f in (cast.firm, stays, goes)]
    actions.save_proposals(need, found=first, actor=None)
    actions.decide(need.proposals.get(firm=cast.firm), state=ProposalState.INTERESTED, note="Hola", actor=cast.owner)

    actions.save_proposals(need, found=[Proposed(stays.pk, None, 0.7, 1.0, 1.0)], actor=None)

    rows = need.proposals.order_by("firm").values_list("firm", "state", "score", "note")
    assert set(rows) == {(cast.firm.pk, "interested", 0.5, "Hola"), (stays.pk, "open", 0.7, "")}


def test_who_is_not_interested_any_more_takes_its_word_back(cast: Cast) -> None:
    need = a_standing_need()
    actions.save_proposals(need, found=[Proposed(cast.firm.pk, None, 0.5, 1.0, 1.0)], actor=None)
    row = need.proposals.get()
    actions.decide(row, state=ProposalState.INTERESTED, note=" Hola ", actor=cast.owner)
    assert row.note == "Hola"
    actions.decide(row, state=ProposalState.OPEN, actor=cast.owner)
    assert (row.state, row.note) == ("open", "")


def test_nothing_is_answered_once_the_buyer_does_not_look_for_it(cast: Cast) -> None:
    need = a_standing_need()
    actions.save_proposals(need, found=[Proposed(cast.firm.pk, None, 0.5, 1.0, 1.0)], actor=None)
    actions.close_outside(need, actor=None)

    with pytest.raises(NeedError, match="need_not_open"):
        actions.decide(need.proposals.get(), state=ProposalState.INTERESTED, actor=cast.owner)

    actions.open_outside(need, actor=None)
    actions.decide(need.proposals.get(), state=ProposalState.DISMISSED, actor=cast.owner)
    assert Proposal.objects.get().state == "dismissed"


def test_a_round_takes_the_buyer_and_who_is_interested_and_reads_the_one_need(cast: Cast) -> None:
    need, other = a_standing_need(), a_firm()
    found = [Proposed(f.pk, None, 0.5, 1.0, 1.0) for f in (cast.firm, other)]
    actions.save_proposals(need, found=found, actor=None)
    actions.decide(need.proposals.get(firm=cast.firm), state=ProposalState.INTERESTED, actor=cast.owner)
    round = a_ready_round([], buyer_count=0)

    assert len(actions.take_into_round(need, round=round, actor=None)) == 2
    assert actions.take_into_round(need, round=round, actor=None) == []

    (buyer,), (firm,) = sides(round)
    assert (buyer.buyer, firm.firm) == (need.buyer, cast.firm)
    assert need.buyer.needs.count() == 1
    assert suggest(round, today=clock.today() + timedelta(days=31)) == []
