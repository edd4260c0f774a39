import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.readiness.actions.plan_action import mark_done
from encadena.readiness.models import Gap, Plan, PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis, rate
from tests.readiness.plan_makers import a_gap, a_gap_at_work, an_action, an_evidence, anas_client


def as_(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def page(user: User, path: str) -> str:
    return as_(user).get(f"/diagnosticos/{path}").content.decode()


def test_a_plan_begins_with_its_goal_and_the_second_is_refused_in_words(cast: Cast) -> None:
    client = anas_client(cast)
    path = f"/diagnosticos/planes/{client.pk}/"
    assert "Empieza por la meta" in as_(cast.adviser).get(path).content.decode()
    as_(cast.adviser).post(f"{path}abrir/", {"goal": "Exportar"})
    again = as_(cast.adviser).post(f"{path}abrir/", {"goal": "Otra"}, follow=True).content.decode()
    assert "Ya hay un plan abierto" in again
    data = {"by": "Olga", "on": clock.today().isoformat()}
    assert "Acordado con Olga" in as_(cast.adviser).post(f"{path}acuerdo/", data, follow=True).content.decode()
    as_(cast.adviser).post(f"{path}meta/", {"goal": "Exportar a Perú"})
    as_(cast.adviser).post(f"{path}cerrar/", {"note": "Logrado"})
    assert Plan.objects.get().closing_note == "Logrado"


def test_the_board_moves_by_buttons_and_what_needs_a_reason_leads_to_the_gap(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    board = page(cast.adviser, f"planes/{gap.client_id}/")
    assert 'data-to="to_review"' in board
    assert f"/diagnosticos/brechas/{gap.pk}/#mover" in board
    data = {"before": "working", "after": "to_review", "next": "board"}
    moved = as_(cast.adviser).post(f"/diagnosticos/brechas/{gap.pk}/mover/", data, follow=True)
    assert moved.redirect_chain[-1][0] == f"/diagnosticos/planes/{gap.client_id}/"
    assert Gap.objects.get().state == "to_review"


def test_a_stale_move_is_told_and_nothing_moves(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    data = {"before": "open", "after": "in_plan"}
    told = as_(cast.adviser).post(f"/diagnosticos/brechas/{gap.pk}/mover/", data, follow=True).content.decode()
    assert "Otra persona ya movió esta brecha: ahora está en trabajo" in told


def test_a_rival_who_attends_the_same_firm_sees_nothing_of_it(cast: Cast) -> None:
    gap = a_gap_at_work(cast, title="Secreto de Ana")
    a_client(cast.rival_centre, cast.rival, cast.firm)
    rival = as_(cast.rival)
    for path in (f"planes/{gap.client_id}/", f"brechas/{gap.pk}/", f"planes/{gap.client_id}/hoja/"):
        assert rival.get(f"/diagnosticos/{path}").status_code == 404
    assert "Exportar a Perú" not in page(cast.rival, f"empresas/{cast.firm.pk}/plan/")
    assert "Exportar a Perú" in page(cast.adviser, f"empresas/{cast.firm.pk}/plan/")
    assert "Exportar a Perú" in page(cast.owner, f"empresas/{cast.firm.pk}/plan/")


def test_the_firm_names_a_gap_in_its_own_words_and_moves_nothing(cast: Cast) -> None:
    client = anas_client(cast)
    data = {"title": "No sé cobrar afuera", "severity": "3", "detected_by": "adviser"}
    as_(cast.owner).post(f"/diagnosticos/planes/{client.pk}/brechas/nueva/", data)
    gap = Gap.objects.get()
    assert (gap.detected_by, gap.firm_says) == ("firm", "No sé cobrar afuera")
    moved = as_(cast.owner).post(f"/diagnosticos/brechas/{gap.pk}/mover/", {"before": "open", "after": "discarded"})
    assert moved.status_code == 403


def test_a_gap_comes_from_an_item_of_a_diagnosis_by_its_address(cast: Cast) -> None:
    client = anas_client(cast)
    path = f"planes/{client.pk}/brechas/nueva/?titulo=Precios&cuestionario=export&version=2&item=prices&diagnostico=99"
    assert 'value="Precios"' in page(cast.adviser, path)
    data = {"title": "Precios", "severity": "2", "detected_by": "evidence"}
    as_(cast.adviser).post(f"/diagnosticos/{path}", data)
    gap = Gap.objects.get()
    assert (gap.questionnaire, gap.questionnaire_version, gap.item, gap.diagnosis) == ("export", 2, "prices", None)


def test_an_item_of_a_diagnosis_leads_to_the_form_of_its_client(cast: Cast) -> None:
    client = anas_client(cast)
    diagnosis = a_diagnosis(client)
    rate(diagnosis, "firm", a=1)
    asked = as_(cast.adviser).get(f"/diagnosticos/{diagnosis.pk}/items/a/brecha/")
    assert asked.headers["Location"].startswith(f"/diagnosticos/planes/{client.pk}/brechas/nueva/?")
    data = {"title": "Precios", "severity": "2", "detected_by": "evidence"}
    as_(cast.adviser).post(asked.headers["Location"], data)
    assert (Gap.objects.get().diagnosis, Gap.objects.get().item) == (diagnosis, "a")


def test_an_action_is_agreed_done_by_one_and_closed_by_another(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    base = f"/diagnosticos/brechas/{gap.pk}/acciones/"
    past = {"what": "Traducir", "due_on": "2020-01-01", "responsible": "firm"}
    assert "ya pasó" in as_(cast.adviser).post(f"{base}nueva/", past).content.decode()
    as_(cast.adviser).post(f"{base}nueva/", {**past, "due_on": clock.today().isoformat()})
    action = PlanAction.objects.get()
    done = {"on": clock.today().isoformat()}
    assert "Falta la evidencia" in as_(cast.owner).post(f"{base}{action.pk}/hecha/", done).content.decode()
    as_(cast.owner).post(f"{base}{action.pk}/hecha/", {**done, "evidence": an_evidence(cast.firm).pk})
    own = as_(cast.owner).post(f"{base}{action.pk}/revisar/", follow=True).content.decode()
    assert "Tú la marcaste como hecha" in own
    assert "Cerraste la acción" in as_(cast.adviser).post(f"{base}{action.pk}/revisar/", follow=True).content.decode()
    back = as_(cast.head).post(f"{base}{action.pk}/devolver/", {"reason": "No es la lista"}, follow=True)
    assert "volvió a pendiente" in back.content.decode()


def test_a_paper_out_of_reach_is_no_evidence(cast: Cast) -> None:
    action = an_action(a_gap_at_work(cast))
    data = {"on": clock.today().isoformat(), "evidence": an_evidence(cast.rival_firm).pk}
    path = f"/diagnosticos/brechas/{action.gap_id}/acciones/{action.pk}/hecha/"
    assert "Falta la evidencia" in as_(cast.adviser).post(path, data).content.decode()


def test_what_is_due_is_shown_to_the_adviser_and_what_waits_to_another_person(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    an_action(gap, days=3, what="Urgente")
    an_action(gap, days=60, what="Lejana")
    waiting = an_action(gap, what="Terminada")
    mark_done(waiting, on=clock.today(), evidence=an_evidence(cast.firm), actor=cast.owner)
    listed, card = page(cast.adviser, "acciones/"), page(cast.adviser, "acciones/tarjeta/")
    assert listed.index("Urgente") < listed.index("Lejana")
    assert "Lejana" not in card
    assert "Olga Dueña la dio por hecha" in card
    assert "Terminada" not in page(cast.owner, "acciones/tarjeta/")
    assert page(cast.rival, "acciones/tarjeta/") == ""


def test_the_line_of_dates_says_when_there_is_nothing(cast: Cast) -> None:
    client = anas_client(cast)
    assert "Sin acciones todavía" in page(cast.adviser, f"planes/{client.pk}/linea/")
    an_action(a_gap_at_work(cast))
    assert "Traducir la lista" in page(cast.adviser, f"planes/{client.pk}/linea/")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("planes/{}/", 8), ("planes/{}/linea/", 7), ("acciones/", 6)])
def test_pages_cost_the_same_for_one_and_three(
    cast: Cast, path: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        an_action(a_gap_at_work(cast, title=f"Brecha {number}"), what=f"Acción {number}")
    browser = as_(cast.adviser)
    address = f"/diagnosticos/{path}".format(anas_client(cast).pk)
    with django_assert_num_queries(queries):
        assert f"Acción {count - 1}" in browser.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_gap_costs_the_same_with_one_and_three_actions(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gap = a_gap(cast)
    for number in range(count):
        an_action(gap, what=f"Acción {number}")
    browser = as_(cast.adviser)
    with django_assert_num_queries(15):
        assert f"Acción {count - 1}" in browser.get(f"/diagnosticos/brechas/{gap.pk}/").content.decode()
