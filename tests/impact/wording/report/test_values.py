"""A figure as it is shown: hidden is said, nothing is said, zero is a number."""

from encadena.impact.rules.figures import Amount, Count, Ratio
from encadena.impact.wording.report.values import plain, shown
from tests.impact.reports import a_hidden_portion, a_lasting, a_portion, a_ratio


def _told(figure: object) -> tuple[str, str]:
    told = shown(figure)  # type: ignore[arg-type]
    return told.value.replace("\u00a0", " "), told.note.replace("\u00a0", " ")


def test_zero_is_a_number_and_hidden_is_none() -> None:
    assert _told(Count("projects", 0)) == ("0", "")
    assert _told(Count("projects", None)) == ("reservado", "")
    assert _told(Amount("hours", None, "minutes", 0)) == ("reservado", "")


def test_hours_say_in_how_many_records_and_how_many_have_none() -> None:
    assert _told(Amount("hours", 90, "minutes", 1)) == ("2 h", "en 1 registro")
    assert _told(Amount("hours", 6000, "minutes", 80, 3)) == ("100 h", "en 80 registros; 3 sin dato")


def test_a_ratio_over_nothing_has_no_cases_and_a_hidden_one_is_hidden() -> None:
    assert _told(a_ratio("firms_per_project", 3, 0))[0] == "sin casos"
    assert _told(Ratio("firms_per_project", None, None, None))[0] == "reservado"
    assert _told(a_ratio("firms_per_project", 27, 2))[0] == "13,5"


def test_a_share_shows_its_denominator_and_of_microenterprises_that_of_the_known() -> None:
    assert _told(a_portion("chain_female", 1, 3, 4)) == ("25,0 %", "1 de 4")
    assert _told(a_portion("chain_smallest_of_micro", 1, 2, 4)) == ("50,0 %", "1 de 2")
    assert _told(a_portion("chain_female", 0, 0, 0))[0] == "sin casos"
    assert _told(a_hidden_portion("chain_female"))[0] == "reservado"


def test_a_duration_says_how_many_are_over() -> None:
    assert _told(a_lasting()) == ("1 año y 2 meses", "media; 61 de 147 terminados")
    assert _told(a_lasting(0, 0))[0] == "sin casos"


def test_the_number_behind_is_in_hours_and_none_where_hidden() -> None:
    assert plain(Amount("hours", 90, "minutes", 1)) == 1.5
    assert plain(Count("projects", None)) is None
    assert plain(None) is None
