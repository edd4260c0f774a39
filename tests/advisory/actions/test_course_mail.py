import pytest

from encadena.advisory.actions.course_mail import claim_mail, give_back_mail
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_mail_is_claimed_once_until_it_is_given_back(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre))

    assert claim_mail(row, kind="reminder", key="2026-03-12", actor=None)
    assert not claim_mail(row, kind="reminder", key="2026-03-12", actor=None)
    assert claim_mail(row, kind="reminder", key="2026-03-13", actor=None)

    give_back_mail(row, kind="reminder", key="2026-03-12", actor=None)
    assert claim_mail(row, kind="reminder", key="2026-03-12", actor=None)
