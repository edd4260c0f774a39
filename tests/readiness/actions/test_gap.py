import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.gap import FromDiagnosis, add_gap, edit_gap, move_gap
from encadena.readiness.actions.plan import close_plan, open_plan
from encadena.readiness.actions.plan_action import close_action, mark_done
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap, a_gap_at_work, an_action, an_evidence, anas_client


def test_a_gap_that_the_firm_named_keeps_its_words(cast: Cast) -> None:
    gap = a_gap(cast, title="No sé cobrar afuera", detected_by="firm", adviser_says="Falta una carta de crédito")
    assert gap.firm_says == "No sé cobrar afuera"
    with pytest.raises(DomainError, match="gap_words_of_firm"):
        edit_gap(gap, data={"firm_says": "Desconoce medios de pago"}, actor=cast.adviser)
    gap = edit_gap(gap, data={"title": "Medios de pago", "evidence_says": "Sin cuenta en dólares"}, actor=cast.adviser)
    assert (gap.title, gap.firm_says) == ("Medios de pago", "No sé cobrar afuera")
    assert edit_gap(gap, data={"firm_says": "No sé cobrar en Perú"}, actor=cast.owner).firm_says.endswith("Perú")


def test_the_firm_may_answer_a_gap_that_somebody_else_named(cast: Cast) -> None:
    gap = a_gap(cast, detected_by="adviser", adviser_says="No hay precios")
    assert edit_gap(gap, data={"firm_says": "Los tengo en otra parte"}, actor=cast.adviser).firm_says


def test_a_buyer_who_named_it_has_a_name(cast: Cast) -> None:
    with pytest.raises(DomainError, match="gap_name_missing"):
        a_gap(cast, detected_by="buyer")
    assert a_gap(cast, detected_by="buyer", detected_name="Importadora Lima").detected_name == "Importadora Lima"


def test_a_gap_without_words_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="gap_title_missing"):
        a_gap(cast, title=" ")


def test_it_remembers_the_item_of_the_diagnosis_by_codes(cast: Cast) -> None:
    origin = FromDiagnosis(questionnaire="export", version=2, item="prices")
    gap = add_gap(anas_client(cast), title="Precios", detected_by="evidence", origin=origin, actor=cast.adviser)
    assert (gap.questionnaire, gap.questionnaire_version, gap.item, gap.diagnosis) == ("export", 2, "prices", None)


def test_without_an_open_plan_nothing_goes_into_it(cast: Cast) -> None:
    gap = a_gap(cast)
    with pytest.raises(DomainError, match="gap_without_plan"):
        move_gap(gap, before="open", after="in_plan", actor=cast.adviser)


def test_the_plan_takes_it_in_and_lets_it_go(cast: Cast) -> None:
    gap = a_gap(cast)
    plan = open_plan(gap.client, goal="Exportar", actor=cast.adviser)
    assert move_gap(gap, before="open", after="in_plan", actor=cast.adviser).plan == plan
    assert move_gap(gap, before="in_plan", after="open", actor=cast.adviser).plan is None


def test_two_who_move_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    with pytest.raises(DomainError, match="gap_moved_meanwhile") as refused:
        move_gap(gap, before="in_plan", after="open", actor=cast.head)
    assert refused.value.params == {"state": "working"}


def test_whoever_sent_it_to_review_is_not_the_one_who_closes_it(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    move_gap(gap, before="working", after="to_review", actor=cast.adviser)
    with pytest.raises(DomainError, match="gap_own_review"):
        move_gap(gap, before="to_review", after="closed", reason="Ya está", actor=cast.adviser)
    closed = move_gap(gap, before="to_review", after="closed", reason="Vi la lista", actor=cast.head)
    assert (closed.state, closed.state_since) == ("closed", clock.today())


def test_a_gap_with_unfinished_actions_is_not_closed(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    action = an_action(gap)
    move_gap(gap, before="working", after="to_review", actor=cast.adviser)
    with pytest.raises(DomainError, match="gap_actions_open"):
        move_gap(gap, before="to_review", after="closed", actor=cast.head)
    mark_done(action, on=clock.today(), evidence=an_evidence(cast.firm), actor=cast.owner)
    close_action(action, actor=cast.adviser)
    assert move_gap(gap, before="to_review", after="closed", actor=cast.head).over


def test_a_gap_reopened_after_its_plan_ended_goes_into_the_plan_of_today(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    move_gap(gap, before="working", after="to_review", actor=cast.adviser)
    gap = move_gap(gap, before="to_review", after="closed", reason="Listo", actor=cast.head)
    assert gap.plan is not None
    close_plan(gap.plan, note="", actor=cast.head)
    with pytest.raises(DomainError, match="gap_without_plan"):
        move_gap(gap, before="closed", after="working", reason="Volvió", actor=cast.adviser)
    plan = open_plan(gap.client, goal="Otra vuelta", actor=cast.adviser)
    assert move_gap(gap, before="closed", after="working", reason="Volvió", actor=cast.adviser).plan == plan


def test_the_story_says_why_it_moved(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    move_gap(gap, before="working", after="discarded", reason="Ya no exporta", actor=cast.adviser)
    entry = Entry.objects.filter(verb="gap.moved").latest("pk")
    assert entry.changes == {"state": ["working", "discarded"]}
    assert entry.context == {"reason": "Ya no exporta"}
    with pytest.raises(DomainError, match="gap_over"):
        edit_gap(gap, data={"title": "Otra"}, actor=cast.adviser)


def test_the_firms_own_account_says_only_what_the_firm_says(cast: Cast) -> None:
    gap = a_gap(cast)
    with pytest.raises(DomainError, match="gap_words_of_others"):
        edit_gap(gap, data={"title": "Otra", "firm_says": "Sí"}, actor=cast.owner)
    with pytest.raises(DomainError, match="gap_words_of_others"):
        a_gap(cast, actor=cast.owner, detected_by="adviser")
    assert edit_gap(gap, data={"title": gap.title, "firm_says": "Sí"}, actor=cast.owner).firm_says == "Sí"
