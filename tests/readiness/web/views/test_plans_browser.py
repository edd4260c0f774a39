from typing import Any

import pytest

from encadena.readiness.actions.plan import open_plan
from encadena.readiness.models import Gap, PlanAction
from tests.browser import sign_in
from tests.cast import Cast, make_cast
from tests.readiness.plan_makers import a_gap, a_gap_at_work, an_action, anas_client

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def players(transactional_db: None) -> Cast:
    return make_cast()


def test_a_card_is_dragged_and_a_button_does_the_same(players: Cast, browser_page: Any) -> None:
    gap = a_gap(players)
    open_plan(anas_client(players), goal="Exportar", actor=players.adviser)
    sign_in(browser_page, players.adviser)
    browser_page.goto(f"/diagnosticos/planes/{gap.client_id}/")
    card = browser_page.locator(f"#brecha-{gap.pk}")
    card.drag_to(browser_page.locator('[data-column="in_plan"]'))
    browser_page.locator(f'[data-column="in_plan"] #brecha-{gap.pk}').wait_for()
    browser_page.get_by_role("button", name="Empezar a trabajar").focus()
    browser_page.keyboard.press("Enter")
    browser_page.locator(f'[data-column="working"] #brecha-{gap.pk}').wait_for()
    assert Gap.objects.get().state == "working"


def test_the_firm_marks_its_action_done_with_a_photo_from_the_phone(players: Cast, phone_page: Any) -> None:
    action = an_action(a_gap_at_work(players))
    sign_in(phone_page, players.owner)
    phone_page.goto(f"/diagnosticos/brechas/{action.gap_id}/acciones/{action.pk}/hecha/")
    photo = {"name": "foto.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 %%EOF"}
    phone_page.locator('input[type="file"]').set_input_files(photo)
    phone_page.locator('select[name="evidence"] option[selected]').wait_for(state="attached")
    phone_page.get_by_role("button", name="Marcar como hecha").click()
    phone_page.get_by_text("Falta que otra persona la mire").wait_for()
    done = PlanAction.objects.select_related("evidence").get()
    assert done.evidence is not None
    assert (done.state, done.evidence.title) == ("done", "foto")
