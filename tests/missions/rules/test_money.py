from decimal import Decimal

from encadena.missions.rules.money import account_of


def test_the_parts_add_up_to_the_cost_to_the_cent() -> None:
    account = account_of(Decimal("1000.01"), 33, [(True, Decimal(100)), (False, Decimal(50)), (True, Decimal(30))])

    assert (account.firm_due, account.organiser_due) == (Decimal("330.00"), Decimal("670.01"))
    assert (account.firm_paid, account.organiser_paid, account.firm_owes) == (130, 50, Decimal("200.00"))


def test_nobody_knows_what_is_owed_of_a_cost_that_is_not_known() -> None:
    account = account_of(None, 30, [(True, Decimal(100))])

    assert (account.firm_due, account.firm_owes, account.firm_paid) == (None, None, 100)
