import pytest

from encadena.advisory.actions.survey import answer_survey
from encadena.advisory.models import SurveyAnswer
from encadena.advisory.rules.survey import QUESTIONS
from encadena.audit.models import Entry
from encadena.kernel.errors import DomainError
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FOURS = {**dict.fromkeys(QUESTIONS, "4"), "comment": "Más ejemplos"}


def test_an_answer_leads_back_to_nobody(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(-1,), state="held"), minutes=180)

    answer_survey(row, values=FOURS, actor=None)

    answer = SurveyAnswer.objects.get()
    assert (answer.useful, answer.comment) == (4, "Más ejemplos")
    assert {f.name for f in SurveyAnswer._meta.fields if f.is_relation} == {"training"}
    assert not Entry.objects.exists()


def test_everybody_answers_once(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(-1,), state="held"), minutes=180)
    answer_survey(row, values=FOURS, actor=None)

    with pytest.raises(DomainError, match="survey_answered"):
        answer_survey(row, values=FOURS, actor=None)

    assert SurveyAnswer.objects.count() == 1


@pytest.mark.parametrize(("state", "minutes"), [("closed", 180), ("held", 0)])
def test_only_who_attended_a_course_that_is_over_answers(cast: Cast, state: str, minutes: int) -> None:
    row = a_registration(a_training(cast.centre, days=(-1,), state=state), minutes=minutes)
    with pytest.raises(DomainError, match="survey_not_yet"):
        answer_survey(row, values=FOURS, actor=None)


def test_an_incomplete_answer_may_be_completed(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(-1,), state="held"), minutes=180)

    with pytest.raises(DomainError, match="survey_incomplete"):
        answer_survey(row, values={"useful": "3"}, actor=None)
    answer_survey(row, values=FOURS, actor=None)

    assert SurveyAnswer.objects.count() == 1
