import pytest

from encadena.accounts.choices import Role
from encadena.audit.models import Entry
from encadena.matchmaking.actions import buyers as actions
from encadena.matchmaking.errors import RoundError
from tests.factories import a_user
from tests.matchmaking.makers import a_buyer

pytestmark = pytest.mark.django_db


def test_an_edit_of_a_buyer_is_written_down_field_by_field() -> None:
    buyer = a_buyer(country="PE")

    actions.update_buyer(buyer, data={"country": "BR"}, actor=None)

    assert Entry.objects.filter(verb="buyer.updated").get().changes == {"country": ["PE", "BR"]}


def test_only_a_buyers_account_acts_for_a_buyer_and_only_once() -> None:
    buyer, user = a_buyer(), a_user(Role.BUYER)

    actions.add_delegate(buyer, user=user, actor=None)
    actions.admit(user, place=f"buyer:{buyer.pk}", actor=None)

    assert buyer.delegates.count() == 1
    with pytest.raises(RoundError, match="delegate_needs_a_buyer_account"):
        actions.add_delegate(buyer, user=a_user(Role.ADVISER), actor=None)
    with pytest.raises(RoundError, match="buyer_gone"):
        actions.admit(user, place="buyer:0", actor=None)
