from datetime import date

from encadena.readiness.rules.validity import expires_soon, valid_until


def test_a_diagnosis_holds_for_twelve_months() -> None:
    assert valid_until(date(2026, 11, 25)) == date(2027, 11, 25)
    assert valid_until(date(2028, 2, 29)) == date(2029, 2, 28)


def test_it_expires_soon_in_its_last_sixty_days() -> None:
    assert [expires_soon(date(2026, 3, day), date(2026, 1, 1)) for day in (1, 2, 3)] == [True, True, False]
    assert not expires_soon(date(2025, 12, 31), date(2026, 1, 1))
