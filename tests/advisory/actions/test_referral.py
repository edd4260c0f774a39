from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.actions.referral import (
    accept,
    acknowledge,
    close_referral,
    decline,
    send_again,
    send_referral,
    withdraw_referral,
)
from encadena.advisory.models import Client, Referral
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import an_institution


def a_referral(client: Client, **fields: Any) -> Referral:
    today = clock.today()
    fields = {"reason": "Prepararse para exportar", "agreed_on": today, "answer_by": today, "actor": None, **fields}
    if not {"to_institution", "to_centre"} & set(fields):
        fields["to_institution"] = an_institution(kind="agency", name="Promoción")
    return send_referral(client, **fields)


@pytest.fixture
def client_(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


def test_a_referral_goes_out_is_received_accepted_and_ends_with_a_result(cast: Cast, client_: Client) -> None:
    referral = a_referral(client_, actor=cast.adviser)
    assert acknowledge(referral, received_by="", actor=cast.promoter).received_by == "Pedro Promotor"
    assert accept(referral, actor=cast.promoter).state == "accepted"
    done = close_referral(referral, outcome="served", note="Hizo el taller", actor=cast.promoter)
    assert (done.state, done.outcome, done.closed_on) == ("closed", "served", clock.today())
    verbs = set(Entry.objects.filter(verb__startswith="referral.").values_list("verb", flat=True))
    assert verbs == {"referral.sent", "referral.received", "referral.accepted", "referral.closed"}


def test_accepting_is_a_receipt(cast: Cast, client_: Client) -> None:
    assert accept(a_referral(client_), actor=cast.promoter).received_on == clock.today()


def test_a_refusal_says_why(client_: Client) -> None:
    with pytest.raises(DomainError, match="referral_outcome_missing"):
        decline(a_referral(client_), note=" ", actor=None)


def test_steps_are_not_skipped_and_withdrawing_is_undone(client_: Client) -> None:
    referral = a_referral(client_)
    with pytest.raises(DomainError, match="referral_step"):
        close_referral(referral, outcome="served", note="", actor=None)
    withdraw_referral(referral, actor=None)
    with pytest.raises(DomainError, match="referral_step"):
        accept(referral, actor=None)
    assert send_again(referral, actor=None).state == "sent"


def test_one_open_referral_per_receiver(cast: Cast, client_: Client) -> None:
    first = a_referral(client_, to_centre=cast.rival_centre)
    with pytest.raises(DomainError, match="referral_open"):
        a_referral(client_, to_centre=cast.rival_centre)
    decline(first, note="No es de la zona", actor=None)
    assert a_referral(client_, to_centre=cast.rival_centre).state == "sent"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to_institution": None}, "referral_receiver"),
        ({"agreed_on": clock.today() + timedelta(days=2)}, "referral_dates"),
        ({"answer_by": clock.today() - timedelta(days=2)}, "referral_dates"),
    ],
)
def test_a_senseless_referral_is_refused(client_: Client, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        a_referral(client_, **fields)


def test_nobody_refers_to_itself_nor_to_two(cast: Cast, client_: Client) -> None:
    with pytest.raises(DomainError, match="referral_self"):
        a_referral(client_, to_centre=cast.centre)
    with pytest.raises(DomainError, match="referral_receiver"):
        a_referral(client_, to_centre=cast.rival_centre, to_institution=an_institution())
