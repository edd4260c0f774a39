from datetime import date, timedelta

import pytest
from django.utils import translation

from encadena.advisory import errors
from encadena.advisory.rules.session import NO_AGREEMENT, NO_CONTACT_TIME, NOT_SPECIFIC, NOT_SUBSTANTIVE
from encadena.advisory.wording import session
from encadena.advisory.wording.errors import sentence_of
from encadena.kernel.errors import DomainError


def test_every_code_of_the_session_has_a_sentence() -> None:
    codes = {value for name, value in vars(errors).items() if name.isupper() and value.startswith(_OF_SESSIONS)}
    assert codes == set(session.SENTENCES)


def test_hours_and_days_are_told_as_people_say_them() -> None:
    params = {"on": date(2026, 3, 12), "already": timedelta(minutes=1400), "minutes": timedelta(minutes=60)}
    told = sentence_of(DomainError(errors.SESSION_DAY_FULL, **params))
    assert "12 mar 2026" in told
    assert "23\u00a0h 20\u00a0min" in told


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_contact_says_every_reason_and_a_session_none(language: str) -> None:
    reasons = [NOT_SUBSTANTIVE, NOT_SPECIFIC, NO_CONTACT_TIME, NO_AGREEMENT]
    with translation.override(language):
        assert session.kept_as_contact([]) == ""
        assert session.kept_as_contact(reasons).count(";") == 3


_OF_SESSIONS = ("session_", "advice_", "next_action_")
