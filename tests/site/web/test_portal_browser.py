"""A client firm's page on a phone with a bad line: what travels on the first visit."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test.testcases import LiveServerThread
from tests.advisory.makers import a_client, a_document, a_session
from tests.browser import screenshot, sign_in
from tests.cast import Cast

from encadena.advisory.models import Area, FollowUp
from encadena.kernel import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 200_000


@pytest.fixture
def as_served(live_server: Any) -> Iterator[str]:
    """The program with its own way of sending files (pressed), which the usual server of tests steps in front of."""
    thread = LiveServerThread("localhost", lambda program: program, live_server.thread.connections_override)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture
def accompanied(cast: Cast) -> Cast:
    Area.objects.get_or_create(  # emptied with everything else by the last test with real transactions
        code="finance", defaults={"name_es": "Finanzas", "name_en": "Finance", "since": "2015-01-01"}
    )
    client = a_client(cast.centre, cast.adviser, cast.firm)
    soon = clock.today() + timedelta(days=5)
    a_session(client, next_action="Pedir la patente municipal del local nuevo", next_action_on=soon)
    FollowUp.objects.create(client=client, centre=cast.centre, months=6, due_on=clock.today())
    a_document(cast.firm, title="Resolución sanitaria", expires_on=soon)
    return cast


def test_the_first_visit_weighs_less_than_200_kb_over_the_wire(
    phone_page: Any, accompanied: Cast, as_served: str
) -> None:
    phone_page.server = as_served
    sign_in(phone_page, accompanied.owner)
    wire = phone_page.context.new_cdp_session(phone_page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    phone_page.goto(as_served, wait_until="networkidle")
    screenshot(phone_page, "portal-390", whole=True)
    assert len(sizes) > 8, "the page, its styles, its scripts and its cards"
    assert sum(sizes) < MOST_BYTES, f"{sum(sizes):,.0f} bytes in {len(sizes)} answers"


def test_a_thumb_reaches_every_step_and_the_page_never_moves_sideways(phone_page: Any, accompanied: Cast) -> None:
    sign_in(phone_page, accompanied.owner)
    phone_page.goto("/", wait_until="networkidle")
    boxes = [step.bounding_box() for step in phone_page.locator(".portal-step").all()]
    assert len(boxes) >= 4
    assert all(box["height"] >= 56 and box["width"] > 300 for box in boxes)
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 390
    phone_page.get_by_text("Cuenta cómo va tu empresa").click()
    phone_page.get_by_label("¿Cuántas personas trabajan hoy, contándote?").fill("4")
    phone_page.get_by_role("button", name="Enviar").click()
    phone_page.get_by_text("Tu respuesta quedó guardada").wait_for()
    assert phone_page.get_by_text("Cuenta cómo va tu empresa").count() == 0
