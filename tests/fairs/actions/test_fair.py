import pytest

from encadena.audit.models import Entry
from encadena.fairs import actions
from encadena.fairs.choices import FairState
from encadena.fairs.errors import FairError
from encadena.fairs.queries.plan import prices
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor, an_offering

pytestmark = pytest.mark.django_db
ASKED = {"name": "Ana Visitante", "email": "ana@example.com", "company": "", "message": "¿Precio por caja?"}


def test_a_stand_has_one_exhibitor_and_is_on_the_plan(cast: Cast) -> None:
    fair = a_fair()
    one, other = an_exhibitor(fair, cast.firm), an_exhibitor(fair, cast.rival_firm)

    actions.give_stand(one, row=2, column=3, actor=None)
    with pytest.raises(FairError, match="stand_taken"):
        actions.give_stand(other, row=2, column=3, actor=None)
    with pytest.raises(FairError, match="stand_outside"):
        actions.give_stand(other, row=3, column=1, actor=None)
    with pytest.raises(FairError, match="stands_taken"):
        actions.save_fair(fair, data={"columns": 2}, actor=None)
    actions.give_stand(one, row=None, column=None, actor=None)
    actions.give_stand(other, row=2, column=3, actor=None)

    assert (one.stand, other.stand) == ("", "B3")


def test_a_firm_shows_its_own_offerings(cast: Cast) -> None:
    exhibitor = an_exhibitor(a_fair(), cast.firm)
    own, strange = an_offering(cast.firm), an_offering(cast.rival_firm)

    actions.present(exhibitor, about="Pan", offerings=[own], actor=None)
    with pytest.raises(FairError, match="offering_of_another"):
        actions.present(exhibitor, about="Pan", offerings=[strange], actor=None)

    assert list(exhibitor.offerings.all()) == [own]


def test_a_firm_exhibits_once_and_not_at_a_fair_that_is_over(cast: Cast) -> None:
    fair = a_fair()
    an_exhibitor(fair, cast.firm)

    with pytest.raises(FairError, match="exhibits_already"):
        actions.exhibit(fair, firm=cast.firm, actor=None)
    with pytest.raises(FairError, match="fair_closed"):
        actions.exhibit(a_fair(state=FairState.CLOSED), firm=cast.firm, actor=None)


def test_who_asked_stays_out_of_the_log_and_the_consent_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibitor = an_exhibitor(a_fair(), cast.firm)

    made = actions.ask(exhibitor, data=ASKED, consent="Acepto", actor=None)

    assert made.consent == "Acepto"
    assert not any("ana@example.com" in str(e.context) + e.subject_label for e in Entry.objects.all())
    monkeypatch.setattr("encadena.fairs.actions.fair.MOST_OPEN", 1)
    with pytest.raises(FairError, match="too_many_requests"):
        actions.ask(exhibitor, data=ASKED, consent="Acepto", actor=None)
    actions.answer_request(made, actor=cast.owner)
    assert actions.ask(exhibitor, data=ASKED, consent="Acepto", actor=None)


def test_a_draft_takes_no_requests(cast: Cast) -> None:
    with pytest.raises(FairError, match="fair_closed"):
        actions.ask(an_exhibitor(a_fair(state=FairState.DRAFT), cast.firm), data=ASKED, consent="", actor=None)


def test_only_firms_of_one_group_share_a_stand(cast: Cast) -> None:
    fair = a_fair()
    first, second = an_exhibitor(fair, cast.firm), an_exhibitor(fair, cast.rival_firm)
    actions.give_stand(first, row=1, column=1, actor=None)
    with pytest.raises(FairError, match="stand_taken"):
        actions.give_stand(second, row=1, column=1, actor=None)

    actions.give_stand(first, row=None, column=None, actor=None)
    for one in (first, second):
        actions.put_in_group(one, name="  Sabores  del Sur ", actor=None)
        actions.give_stand(one, row=1, column=1, actor=None)

    assert (first.group, second.stand) == (second.group, "A1")
    assert [g.name for g in fair.groups.all()] == ["Sabores del Sur"]
    with pytest.raises(FairError, match="shares_stand"):
        actions.put_in_group(second, name="", actor=None)


def test_a_stand_has_one_type_and_the_newest_counts() -> None:
    fair = a_fair(price=100)
    corner = actions.add_kind(fair, data={"name": "Esquina", "price": 300, "stands": "A1, A3"}, actor=None)

    actions.add_kind(fair, data={"name": "Doble", "price": 500, "area": 12, "stands": "A3-A3, B"}, actor=None)

    corner.refresh_from_db()
    assert corner.codes == ["A1"]
    assert [(p.kind.name if p.kind else "", p.price, p.stands) for p in prices(fair)] == [
        ("Esquina", 300, 1),
        ("Doble", 500, 4),
        ("", 100, 1),
    ]
    actions.remove_kind(corner, actor=None)
    assert [p.stands for p in prices(fair)] == [4, 2]


@pytest.mark.parametrize(("stands", "code"), [("Z9", "stands_unreadable"), (" , ", "stands_missing")])
def test_stands_that_are_not_on_the_plan_make_no_type(stands: str, code: str) -> None:
    with pytest.raises(FairError, match=code):
        actions.add_kind(a_fair(), data={"name": "Doble", "stands": stands}, actor=None)
