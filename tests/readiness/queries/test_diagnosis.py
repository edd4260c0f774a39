import pytest

from encadena.readiness.actions.diagnosis import finish_diagnosis, withdraw_diagnosis
from encadena.readiness.queries import diagnosis as queries
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis, a_version, rate

pytestmark = pytest.mark.django_db


def test_a_rival_that_attends_the_same_firm_sees_nothing_of_it(cast: Cast) -> None:
    ours = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    theirs = a_diagnosis(a_client(cast.rival_centre, cast.rival, cast.firm))
    own = a_diagnosis(firm=cast.firm)
    seen = {who: set(queries.diagnoses_visible_to(user)) for who, user in cast.by_role().items()}
    assert seen["adviser"] == seen["head"] == seen["coordinator"] == {ours}
    assert seen["rival"] == {theirs}
    assert seen["owner"] == seen["agency"] == seen["administrator"] == {ours, theirs, own}
    assert seen["agency_region"] == {ours, theirs}
    assert seen["promoter"] == seen["association"] == seen["buyer"] == set()


def test_who_answers_for_whom(cast: Cast) -> None:
    diagnosis = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))

    def may(user: object) -> list[bool]:
        return [queries.may_rate(user, diagnosis, rater) for rater in ("firm", "adviser", "evidence")]  # type: ignore[arg-type]

    assert may(cast.owner) == [True, False, False]
    assert may(cast.adviser) == may(cast.head) == [True, True, True]
    assert may(cast.rival) == may(cast.agency) == may(cast.buyer) == [False, False, False]


def test_the_firm_leads_only_what_it_keeps_to_itself(cast: Cast) -> None:
    with_centre = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    own = a_diagnosis(firm=cast.firm)
    assert not queries.may_lead(cast.owner, with_centre)
    assert queries.may_lead(cast.owner, own)
    assert queries.may_lead(cast.adviser, with_centre)
    assert not queries.may_lead(cast.adviser, own)
    assert not queries.may_rate(cast.adviser, own, "firm")


def test_a_diagnosis_is_opened_under_a_client_of_ones_own_centre(cast: Cast) -> None:
    ours = a_client(cast.centre, cast.adviser, cast.firm)
    theirs = a_client(cast.rival_centre, cast.rival, cast.firm)
    assert set(queries.clients_to_diagnose(cast.adviser, cast.firm)) == {ours}
    assert set(queries.clients_to_diagnose(cast.owner, cast.firm)) == {ours, theirs}
    assert set(queries.clients_to_diagnose(cast.agency, cast.firm)) == set()


def test_a_withdrawn_one_is_nowhere_but_among_the_withdrawn(cast: Cast) -> None:
    diagnosis = a_diagnosis(firm=cast.firm)
    withdraw_diagnosis(diagnosis, actor=cast.owner)
    assert not queries.diagnoses_visible_to(cast.owner).exists()
    assert set(queries.withdrawn_visible_to(cast.owner)) == {diagnosis}


def test_former_ones_are_finished_and_of_the_same_questionnaire(cast: Cast) -> None:
    version = a_version()
    first = a_diagnosis(firm=cast.firm, version=version)
    rate(first, "firm", a=1)
    finish_diagnosis(first, actor=None)
    other = a_diagnosis(firm=cast.firm)
    rate(other, "firm", a=1)
    finish_diagnosis(other, actor=None)
    second = a_diagnosis(firm=cast.firm, version=version)
    assert list(queries.former(cast.owner, second)) == [first]
    assert list(queries.former(cast.owner, first)) == []
