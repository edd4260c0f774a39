from datetime import date

from encadena.kernel.errors import DomainError
from encadena.missions.wording.errors import sentence


def test_days_are_said_as_people_say_them_and_codes_of_rounds_have_words() -> None:
    assert (
        sentence(DomainError("mission_ahead", on=date(2026, 3, 12)))
        == "La misión empieza el 12 mar 2026. Vuelve después."
    )
    assert "moneda" in sentence(DomainError("currency_missing"))
