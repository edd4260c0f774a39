"""A firm's own diagnosis on a phone, whole and as a person would: is it done in ten minutes?

The browser is quick, a person reads. So the reader's time is added to the measured one: every word on every page that
is met, at a slow reader's pace, and a moment to decide before each answer. Spanish is read in silence at 278 words a
minute on average (Brysbaert 2019, doi 10.1016/j.jml.2019.104047); ours reads at little more than half of that.
"""

import time
from typing import Any

import pytest

from encadena.readiness.actions.questionnaire import _load
from encadena.readiness.models import Answer, Diagnosis, Questionnaire
from encadena.readiness.models import QuestionnaireVersion as Version
from tests.browser import screenshot, sign_in
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS_A_MINUTE = 160
SECONDS_TO_DECIDE = 3
TEN_MINUTES = 600


class Person:
    """Reads every line that it has not seen yet («No sé» is known after the first question), and taps."""

    def __init__(self, page: Any) -> None:
        self.page, self.seen, self.answers, self.began = page, set[str](), 0, time.monotonic()

    def read(self) -> None:
        self.seen.update(line.strip() for line in self.page.locator("main").inner_text().splitlines())

    def answer(self, item: Any) -> None:
        """The second level, or «no sé» now and then, and waits for the word that it was kept."""
        code = str(item.get_attribute("id")).removeprefix("item-")
        choices = item.locator("label.readiness-level")
        choices.nth(1 if self.answers % 7 else choices.count() - 1).tap()
        self.page.locator(f"#saved-{code}").get_by_text("Guardado").wait_for()
        self.answers += 1

    @property
    def seconds(self) -> float:
        words = sum(len(line.split()) for line in self.seen)
        thought = words / WORDS_A_MINUTE * 60 + self.answers * SECONDS_TO_DECIDE
        return time.monotonic() - self.began + thought


@pytest.fixture
def questionnaires() -> None:
    """Emptied with everything else by the last test with real transactions."""
    if not Questionnaire.objects.exists():
        _load({"Questionnaire": Questionnaire, "QuestionnaireVersion": Version}.__getitem__)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("Preparación para exportar", ["Productos", "Alimentos"]), ("Preparación para ser proveedor", ["Servicios"])],
)
def test_a_firm_answers_a_whole_diagnosis_in_under_ten_minutes(
    phone_page: Any, cast: Cast, questionnaires: None, name: str, kinds: list[str]
) -> None:
    sign_in(phone_page, cast.owner)
    phone_page.goto(phone_page.server + "/")
    person = Person(phone_page)
    phone_page.get_by_role("link", name="Empezar").first.tap()
    phone_page.get_by_role("button", name="Empezar").wait_for()
    person.read()
    phone_page.get_by_label(name).check()
    for kind in kinds:
        phone_page.get_by_label(kind).check()
    phone_page.get_by_role("button", name="Empezar").tap()
    while True:
        phone_page.locator("form.readiness-item").first.wait_for()
        done = 0
        while done < phone_page.locator("form.readiness-item").count():  # an answer may open another question
            person.answer(phone_page.locator("form.readiness-item").nth(done))
            done += 1
        person.read()
        finish = phone_page.get_by_role("button", name="Entregar respuestas")
        if finish.count():
            break
        phone_page.get_by_role("link", name="Seguir", exact=True).tap()
    finish.tap()
    phone_page.wait_for_url("**/diagnosticos/*/")
    screenshot(phone_page, f"diagnosis-in-ten-{name[-9:]}", whole=True)
    assert Diagnosis.objects.get().ratings.get().finished_at is not None
    assert Answer.objects.count() == person.answers > 20
    assert person.seconds < TEN_MINUTES
