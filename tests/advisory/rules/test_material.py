import pytest

from encadena.advisory.rules.material import check_link, missing_in
from encadena.kernel.errors import DomainError

WHOLE = {"title": "Etiquetado", "subject": object(), "kind": "text", "body": "Paso a paso", "url": "", "file": ""}


def test_an_address_of_a_named_site_is_kept_without_spaces_around_it() -> None:
    assert check_link(" https://www.prochile.gob.cl/guia?a=1 ") == "https://www.prochile.gob.cl/guia?a=1"


@pytest.mark.parametrize(
    "link",
    [
        "http://prochile.cl",
        "javascript:alert(1)",
        "https://",
        "https://localhost/x",
        "https://ana:clave@prochile.cl",
        "https://pro chile.cl",
        "https://[::1",
        "https://prochile.cl/" + "a" * 500,
    ],
)
def test_any_other_address_is_refused(link: str) -> None:
    with pytest.raises(DomainError, match="material_link_wrong"):
        check_link(link)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"title": " ", "subject": None}, ["title", "subject"]),
        ({"body": ""}, ["body"]),
        ({"kind": "link"}, ["url"]),
        ({"kind": "file"}, ["file"]),
        ({"kind": "file", "file": "materials/x.pdf", "body": ""}, []),
    ],
)
def test_it_needs_a_title_a_subject_and_the_content_of_its_kind(change: dict[str, object], missing: list[str]) -> None:
    assert missing_in({**WHOLE, **change}) == missing
