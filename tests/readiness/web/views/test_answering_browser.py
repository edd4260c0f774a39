from typing import Any

import pytest
from django.urls import reverse

from encadena.readiness.models import Answer
from tests.browser import sign_in
from tests.cast import make_cast
from tests.readiness.makers import a_content, a_diagnosis, a_version, an_item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_firm_answers_on_its_phone_goes_back_and_finds_everything_saved(phone_page: Any) -> None:
    cast = make_cast()
    hidden = an_item("b", show_if=[{"item": "a", "values": [3]}])
    diagnosis = a_diagnosis(firm=cast.firm, version=a_version(a_content(an_item("a"), hidden)))
    sign_in(phone_page, cast.owner)
    phone_page.goto(phone_page.server + reverse("readiness:answer", args=[diagnosis.pk, "firm"]))
    phone_page.get_by_text("nivel 3 de a").click()
    phone_page.get_by_text("¿b?").wait_for()
    phone_page.locator("#item-b").get_by_text("No sé").click()
    phone_page.locator("#saved-b").get_by_text("Guardado").wait_for()
    phone_page.get_by_text("2 de 3 respuestas").wait_for()
    phone_page.get_by_role("link", name="Seguir", exact=True).click()
    phone_page.get_by_text("nivel 0 de z").click()
    phone_page.get_by_role("button", name="Entregar respuestas").wait_for()
    phone_page.go_back()
    phone_page.reload()
    assert phone_page.locator("#a-3").is_checked()
    assert phone_page.locator("#b-unknown").is_checked()
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert dict(Answer.objects.values_list("item", "state")) == {"a": "value", "b": "unknown", "z": "value"}
