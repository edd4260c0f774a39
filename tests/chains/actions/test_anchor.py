import pytest

from encadena.chains.actions.anchor import add_anchor, name_anchor, remove_anchor
from encadena.chains.models import AnchorBuyer
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import a_chain, a_requirement, an_anchor
from tests.factories import a_firm


def test_a_buyer_known_by_its_name_is_not_named_twice(cast: Cast) -> None:
    first = name_anchor(name="Forestal Ñuble", actor=cast.adviser)
    assert name_anchor(name="  forestal ñuble ", actor=cast.adviser) == first
    assert AnchorBuyer.objects.count() == 1
    with pytest.raises(DomainError, match="chain_anchor_name_missing"):
        name_anchor(name=" — ", actor=None)


def test_a_firm_of_the_register_is_one_buyer_under_its_own_name(cast: Cast) -> None:
    firm = a_firm(name="Siderúrgica SpA")
    assert name_anchor(firm=firm, actor=None) == name_anchor(firm=firm, actor=None)
    assert str(name_anchor(firm=firm, actor=None)) == "Siderúrgica SpA"


def test_nobody_buys_from_itself(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_member_is_anchor"):
        add_anchor(project, anchor=an_anchor(firm=cast.firm), actor=None)


def test_a_buyer_that_asks_for_something_stays(cast: Cast) -> None:
    project, anchor, idle = a_chain(cast.centre), an_anchor(), an_anchor()
    for buyer in (anchor, idle, idle):
        add_anchor(project, anchor=buyer, actor=cast.adviser)
    a_requirement(project, anchor=anchor)
    with pytest.raises(DomainError, match="chain_anchor_in_use"):
        remove_anchor(project, anchor=anchor, actor=None)
    remove_anchor(project, anchor=idle, actor=None)
    assert list(project.anchors.all()) == [anchor]
