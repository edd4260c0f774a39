from datetime import date

from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.requirement import set_state
from encadena.chains.actions.sale import save_sale, withdraw_sale
from encadena.chains.models import AnchorBuyer
from encadena.chains.queries.matrix import matrix_of
from encadena.chains.queries.project import summary_of
from encadena.chains.queries.sales import sales_of
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast
from tests.chains.makers import a_requirement, a_running_chain, an_anchor


def test_sales_are_those_of_the_firms_that_the_reader_sees(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    buyer, month = project.anchors.get(), date(2025, 5, 1)
    for firm, amount in ((cast.firm, 100), (cast.rival_firm, 40)):
        data = {"firm": firm, "buyer": buyer, "month": month, "amount": amount, "invoiced_on": month,
                "paid_on": date(2025, 6, 10)}  # fmt: skip
        save_sale(project, sale=None, data=data, actor=None)
    whole, own = sales_of(cast.adviser, project), sales_of(cast.rival, project)
    assert (whole.amount, whole.firms, whole.payment.late, whole.payment.median_days) == (140, 2, 2, 40.0)
    assert (own.amount, own.firms) == (40, 1)
    assert [(line.name, line.amount) for line in whole.buyers] == [(buyer.name, 140)]
    withdraw_sale(whole.rows[0], actor=None)
    assert sales_of(cast.adviser, project).firms == 1


def test_two_buyers_of_one_name_are_two(cast: Cast) -> None:
    project, month = a_running_chain(cast.centre, cast.firm), date(2025, 5, 1)
    one = project.anchors.get()
    two = an_anchor(firm=cast.rival_firm)
    add_anchor(project, anchor=two, actor=None)
    AnchorBuyer.objects.filter(pk=two.pk).update(name=one.name)
    for buyer, amount in ((one, 100), (two, 40)):
        data = {"firm": cast.firm, "buyer": buyer, "month": month, "amount": amount}
        save_sale(project, sale=None, data=data, actor=None)
    assert [line.amount for line in sales_of(cast.adviser, project).buyers] == [100, 40]


def test_a_firm_is_counted_against_the_compulsory_requirements_that_apply_to_it(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    one, two, _three = (a_requirement(project, text=str(n)) for n in range(3))
    a_requirement(project, text="deseable", level="should")
    set_state(one, firm=cast.firm, state="met", actor=None)
    set_state(two, firm=cast.firm, state="not_applicable", actor=None)
    line = matrix_of(cast.adviser, project).lines[0]
    assert (line.must.met, line.must.asked, line.must.unknown, len(line.cells)) == (1, 2, 1, 4)


def test_the_summary_counts_sessions_that_count_and_says_that_it_is_not_over(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    client = a_client(cast.centre, cast.adviser, cast.firm)
    linked = {"linked_kind": "chain", "linked_id": project.pk}
    a_session(client, counts=True, **linked)
    a_session(client, counts=False, **linked)
    a_session(client, counts=True)
    told = summary_of(project)
    assert (told.firms, told.left, told.sessions, told.minutes, told.open_ended) == (1, 0, 1, 60, True)
