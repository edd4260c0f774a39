from datetime import timedelta

import pytest

from encadena.jobs import errors
from encadena.jobs.models import Job
from encadena.jobs.wording import ended, note_of, sentence, stop_label_of, time_left


def test_every_code_of_the_room_has_a_sentence_of_its_own() -> None:
    codes = [value for name, value in vars(errors).items() if name.isupper()]
    sentences = {code: sentence(code, {}) for code in codes}
    assert all(code not in said or code == errors.UNKNOWN_KIND for code, said in sentences.items())
    assert len(set(sentences.values())) == len(codes)


def test_a_code_that_nobody_knows_is_told_honestly() -> None:
    assert sentence("firm_on_the_moon", {}) == "No se pudo completar (firm_on_the_moon)."


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(seconds=20), "falta menos de un minuto"),
        (timedelta(seconds=70), "falta cerca de 1 minuto"),
        (timedelta(minutes=12), "faltan cerca de 12 minutos"),
        (timedelta(hours=3), "faltan cerca de 3 horas"),
    ],
)
def test_the_time_left_does_not_pretend_to_know_more(left: timedelta, said: str) -> None:
    assert time_left(left) == said


def test_facts_of_an_older_version_are_passed_over() -> None:
    assert note_of(Job(kind="tests.count", note={"old": 1})) == ""
    assert note_of(Job(kind="tests.count", note={"rows": 3})) == "van 3"


def test_the_stop_button_has_the_jobs_own_verb_or_the_common_one() -> None:
    assert stop_label_of(Job(kind="tests.count")) == "Detener y conservar lo contado"
    assert stop_label_of(Job(kind="tests.slow")) == "Detener"


def test_an_end_names_the_job_and_what_it_was_about() -> None:
    assert ended(Job(kind="tests.count", state="done", subject_label="a.xlsx")) == "«Contar» terminó: a.xlsx."
    assert ended(Job(kind="tests.count", state="failed")) == "«Contar» no se pudo completar."
    assert ended(Job(kind="tests.count", state="cancelled")) == "«Contar» se detuvo."
