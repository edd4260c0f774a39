from datetime import date

from encadena.advisory import errors
from encadena.advisory.choices import Stage, Step
from encadena.advisory.wording.client import SENTENCES
from encadena.advisory.wording.errors import sentence_of
from encadena.kernel.errors import DomainError


def test_an_illegal_step_says_what_is_possible() -> None:
    error = DomainError(errors.STEP_NOT_POSSIBLE, step=Step.BEGIN, stage=Stage.LEAD, possible=[Step.SIGN, Step.PAUSE])
    assert sentence_of(error) == (
        "La empresa está interesada. Desde ahí no se puede iniciar el acompañamiento. "
        "Puedes firmar el acuerdo o dejarla inactiva."
    )


def test_a_step_that_lost_a_race_still_says_where_the_firm_is() -> None:
    error = DomainError(errors.STEP_NOT_POSSIBLE, step="", stage=Stage.CLIENT, possible=[])
    assert sentence_of(error) == "La empresa está como cliente."


def test_days_and_stages_are_said_in_words() -> None:
    early = DomainError(errors.STEP_BEFORE_STAGE, on=date(2026, 3, 1), since=date(2026, 3, 12))
    assert "1 mar 2026" in sentence_of(early)
    assert "12 mar 2026" in sentence_of(early)
    assert "egresada" in sentence_of(DomainError(errors.TRANSFER_ENDED, stage=Stage.GRADUATED))


def test_every_code_of_a_client_has_its_sentence() -> None:
    own = {getattr(errors, name) for name in dir(errors) if name.startswith(("ALREADY_CLIENT", "SAME_", "STEP_"))}
    assert own - {errors.STEP_NOT_POSSIBLE} <= set(SENTENCES)
