from datetime import date

import pytest

from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.member import leave_project
from encadena.chains.queries import listing
from encadena.chains.queries.listing import Filters, page_of_projects
from encadena.chains.queries.project import next_code
from tests.cast import Cast
from tests.chains.makers import a_chain, an_anchor, the_member
from tests.factories import a_firm


def names(cast: Cast, **query: str) -> list[str]:
    return [row.name for row in page_of_projects(cast.adviser, Filters.of(query)).rows]


def test_the_filters_narrow_and_nonsense_is_ignored(cast: Cast) -> None:
    one = a_chain(cast.centre, name="Uno", kind="short_chain")
    a_chain(cast.centre, name="Dos")
    anchor = an_anchor()
    add_anchor(one, anchor=anchor, actor=None)
    assert names(cast, tipo="short_chain") == names(cast, comprador=str(anchor.pk)) == names(cast, q="un") == ["Uno"]
    assert names(cast, tipo="x", estado="y", centro="²", comprador="-1", antes="nunca.1") == ["Dos", "Uno"]
    assert names(cast, centro=str(cast.rival_centre.pk)) == []


def test_a_name_is_found_without_its_accents_and_in_any_case(cast: Cast) -> None:
    a_chain(cast.centre, name="Panadería de Ñuñoa")
    for typed in ("panaderia", "ÑUÑOA", "nunoa", "  Panadería "):
        assert names(cast, q=typed) == ["Panadería de Ñuñoa"], typed


def test_a_project_that_a_centre_shares_is_found_under_that_centre(cast: Cast) -> None:
    a_chain(cast.centre, name="Juntos", partners=(cast.rival_centre,))
    assert names(cast, centro=str(cast.rival_centre.pk)) == ["Juntos"]


def test_pages_follow_one_another_without_losing_a_row(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for n in range(5):
        a_chain(cast.centre, name=str(n), starts_on=date(2024, 1, 1 + n // 2))
    seen: list[str] = []
    key = ""
    for _ in range(3):
        page = page_of_projects(cast.adviser, Filters.of({"antes": key}))
        seen, key = [*seen, *[row.name for row in page.rows]], page.next_key
    assert (seen, key) == (["4", "3", "2", "1", "0"], "")


def test_the_list_counts_who_is_in_today(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm, a_firm(cast.centre))
    member = the_member(project, cast.firm)
    leave_project(member, on=member.entered_on, reason="Cerró", actor=None)
    assert [row.firms for row in page_of_projects(cast.adviser, Filters()).rows] == [1]  # type: ignore[attr-defined]


def test_the_next_code_follows_the_highest_of_the_year(cast: Cast) -> None:
    for code in ("ENC-2026-003", "ENC-2026-X", "ENC-2025-009"):
        a_chain(cast.centre, code=code)
    assert next_code(2026) == "ENC-2026-004"
