import pytest

from encadena.advisory.rules.applicant import applicant_of
from encadena.kernel.errors import DomainError
from tests.factories import a_person, a_rut


def test_what_is_typed_is_cleaned_as_everywhere_else() -> None:
    rut = a_rut()
    who = applicant_of({"full_name": "  Rosa   Soto ", "rut": rut, "email": "Rosa@Example.cl", "phone": "912345678"})

    assert (who.full_name, who.rut, who.email, who.phone) == ("Rosa Soto", rut, "rosa@example.cl", "+56912345678")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"full_name": ""}, "name_missing"),
        ({"full_name": "Rosa", "rut": "1-1"}, "rut_invalid"),
        ({"full_name": "Rosa", "email": "rosa"}, "email_invalid"),
        ({"full_name": "Rosa"}, "email_missing"),
    ],
)
def test_what_is_wrong_is_named(values: dict[str, str], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        applicant_of(values, mail_needed=True)


@pytest.mark.django_db
def test_somebody_who_was_picked_brings_what_the_register_knows() -> None:
    person = a_person(full_name="Rosa Soto", email="rosa@example.cl")
    assert applicant_of({"person": person}).email == "rosa@example.cl"
