import pytest

from encadena.impact.wording.report.listing import listed, sentence


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["uno"], "uno"),
        (["uno", "dos"], "uno y dos"),
        (["uno", "dos", "tres"], "uno, dos y tres"),
        (["comercio", "industria"], "comercio e industria"),
        (["agua", "hielo"], "agua y hielo"),
    ],
)
def test_a_list_reads_as_people_say_it(items: list[str], words: str) -> None:
    assert listed(items) == words


def test_a_sentence_begins_large_and_ends_once() -> None:
    assert sentence("casi 1.900 empresas") == "Casi 1.900 empresas."
    assert sentence("Son dos.") == "Son dos."
