import pytest

from encadena.accounts.choices import Role
from encadena.advisory.actions.material_reading import confirm_reading, open_material
from encadena.advisory.choices import MaterialOrigin
from encadena.advisory.models import Material
from encadena.advisory.queries.material_reach import Origin, origin_of, people_asked
from encadena.advisory.queries.material_readers import readers_visible_to, share_visible_to
from encadena.advisory.queries.materials import (
    MaterialFilters,
    material_page,
    materials_visible_to,
    may_write_material,
    pending_for,
)
from encadena.kernel import clock
from encadena.network.queries import scope_of
from tests.advisory.makers import a_material, an_area, of_operator
from tests.cast import Cast
from tests.factories import a_centre, a_post, a_user

pytestmark = pytest.mark.django_db
INSIDE = {"adviser", "head", "coordinator", "rival", "agency", "agency_region", "promoter", "administrator"}
OURS = {"adviser", "head", "coordinator", "agency", "agency_region", "administrator"}


def readers(cast: Cast, material: Material) -> set[str]:
    return {who for who, user in cast.by_role().items() if materials_visible_to(user).filter(pk=material.pk).exists()}


def test_a_draft_is_read_by_the_side_that_writes_it_only(cast: Cast) -> None:
    assert readers(cast, a_material(publish=False)) == {"agency", "administrator"}
    assert readers(cast, a_material(of_operator(cast.operator), publish=False)) == {"coordinator"}


def test_what_is_for_all_is_read_by_everybody_inside_and_an_operators_own_by_no_rival(cast: Cast) -> None:
    assert readers(cast, a_material()) == INSIDE
    assert readers(cast, a_material(of_operator(cast.operator))) == OURS
    assert readers(cast, a_material(of_operator(cast.operator), centres=[cast.centre])) == OURS


def test_what_is_for_one_centre_is_read_there(cast: Cast) -> None:
    assert readers(cast, a_material(centres=[cast.rival_centre])) == {
        "rival", "agency", "agency_region", "promoter", "administrator",
    }  # fmt: skip


def test_what_is_of_another_region_is_not_read_here(cast: Cast) -> None:
    there = Origin(MaterialOrigin.REGION, region="13")
    assert readers(cast, a_material(there)) == {"agency", "administrator", "promoter"}
    assert readers(cast, a_material(Origin(MaterialOrigin.REGION, region="08"))) == INSIDE


def test_the_operator_that_comes_after_does_not_read_what_the_one_before_wrote(cast: Cast) -> None:
    material = a_material(of_operator(cast.operator), centres=[cast.centre])
    cast.centre.contracts.update(ends_on=clock.today())
    cast.centre.contracts.create(operator=cast.rival_operator, starts_on=clock.today())
    assert "adviser" not in readers(cast, material)
    assert not people_asked(material).exists()


def test_each_side_writes_its_own(cast: Cast) -> None:
    kinds = {who: found and found.kind for who, user in cast.by_role().items() for found in [origin_of(scope_of(user))]}
    assert {who: str(kind) for who, kind in kinds.items() if kind} == {
        "agency": "national", "administrator": "national", "agency_region": "region", "promoter": "promoter",
        "coordinator": "operator",
    }  # fmt: skip
    national, ours = a_material(), a_material(of_operator(cast.operator))
    people = cast.by_role().items()
    assert {who for who, user in people if may_write_material(user, national)} == {"agency", "administrator"}
    assert {who for who, user in people if may_write_material(user, ours)} == {"coordinator"}


def test_what_waits_is_asked_of_the_role_and_goes_away_when_confirmed(cast: Cast) -> None:
    material = a_material(for_advisers=True, for_heads=False)
    assert list(pending_for(cast.adviser)) == [material]
    assert not pending_for(cast.head).exists()
    assert not pending_for(cast.agency).exists()
    confirm_reading(material, actor=cast.adviser)
    assert not pending_for(cast.adviser).exists()
    assert [m.confirmed for m in material_page(cast.adviser, MaterialFilters())] == [True]  # type: ignore[attr-defined]
    assert [m.confirmed for m in material_page(cast.rival, MaterialFilters())] == [False]  # type: ignore[attr-defined]


def test_the_list_narrows_by_words_without_accents_by_subject_and_by_what_is_ours(cast: Cast) -> None:
    tax, label = a_material(title="Tributación fácil"), a_material(title="Rótulos", subject=an_area("foreign_trade"))
    own = a_material(of_operator(cast.operator), title="Nuestro", publish=False)

    def titles(**asked: object) -> list[Material]:
        return material_page(cast.coordinator, MaterialFilters(**asked))  # type: ignore[arg-type]

    assert titles() == [label, tax]
    assert titles(text="tributacion") == [tax]
    assert titles(subject="foreign_trade") == [label]
    assert titles(own=True) == [own]
    assert titles(before=label.pk) == [tax]


def test_those_asked_are_people_of_today_with_a_post_where_it_is_meant_for(cast: Cast) -> None:
    material = a_material(for_heads=True, for_coordinators=True, centres=[cast.centre])
    left, gone = a_user(Role.ADVISER), a_user(Role.ADVISER, is_active=False)
    a_post(left, centre=cast.centre, until=clock.today())
    a_post(gone, centre=cast.centre)
    assert set(people_asked(material)) == {cast.adviser, cast.head, cast.coordinator}


def test_a_satellites_material_reaches_the_people_of_its_centre(cast: Cast) -> None:
    satellite = a_centre(kind="satellite", parent=cast.centre)
    material = a_material(of_operator(cast.operator), centres=[satellite], for_coordinators=True)
    assert set(people_asked(material)) == {cast.adviser, cast.coordinator}
    assert list(pending_for(cast.adviser)) == [material]


def test_a_share_has_its_denominator_and_names_nobody_of_a_rival(cast: Cast) -> None:
    material = a_material(for_heads=True, for_coordinators=True)
    confirm_reading(material, actor=cast.adviser, useful=True)
    open_material(material, actor=cast.head)
    confirm_reading(material, actor=cast.rival)
    told = {
        who: (found.asked, found.confirmed, found.opened, found.missing, found.answered, found.useful)
        for who in ("head", "coordinator", "agency", "promoter", "adviser")
        for found in [share_visible_to(cast.by_role()[who], material)]
    }
    assert told == {
        "head": (2, 1, 1, 0, 1, 1),
        "coordinator": (3, 1, 1, 1, 1, 1),
        "agency": (4, 2, 1, 1, 1, 1),
        "promoter": (4, 2, 1, 1, 1, 1),
        "adviser": (0, 0, 0, 0, 0, 0),
    }
    names = {row.post.user.full_name: row.state for row in readers_visible_to(cast.coordinator, material)}
    assert names == {"Ana Asesora": "confirmed", "Clara Coordinadora": "missing", "Hilda Jefa": "opened"}
    for state in ("confirmed", "opened", "missing"):
        rows = readers_visible_to(cast.coordinator, material, state=state)
        assert [row.state for row in rows] == [state]
