import pytest
from tests.cast import Cast
from tests.factories import a_rut

from encadena.audit.models import Entry
from encadena.firms.actions.firm import archive_firm, create_firm, restore_firm, update_firm
from encadena.firms.choices import FirmKind
from encadena.firms.models import Firm, FirmKey
from encadena.firms.queries.scope import archived_visible_to, firms_visible_to
from encadena.kernel.errors import Conflict, DomainError


def test_a_name_is_enough_to_register_a_firm(cast: Cast) -> None:
    firm = create_firm(
        data={"name": "  Tejidos   Ñandú "}, centre=cast.centre, actor=cast.adviser, adviser=cast.adviser
    )
    assert (firm.name, firm.rut, firm.kind, firm.sort_name) == (
        "Tejidos Ñandú",
        None,
        FirmKind.ENTREPRENEUR,
        "tejidos nandu",
    )
    assert firms_visible_to(cast.adviser).contains(firm)
    assert not firms_visible_to(cast.rival).contains(firm)
    assert Entry.objects.filter(verb="firm.created", subject_id=str(firm.pk), actor=cast.adviser).count() == 1


def test_the_rut_is_cleaned_and_says_what_kind_of_firm_it_is(cast: Cast) -> None:
    firm = create_firm(data={"name": "Uno", "rut": "12.345.678-5"}, centre=None, actor=cast.adviser)
    assert (firm.rut, firm.kind) == ("123456785", FirmKind.NATURAL_PERSON)


def test_a_wrong_rut_is_refused_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(DomainError, match="rut_invalid"):
        create_firm(data={"name": "Uno", "rut": "12.345.678-6"}, centre=cast.centre, actor=cast.adviser)
    assert not Firm.objects.filter(name="Uno").exists()


def test_a_rut_is_registered_once(cast: Cast) -> None:
    with pytest.raises(DomainError) as caught:
        create_firm(data={"name": "Otra", "rut": cast.firm.rut}, centre=cast.centre, actor=cast.adviser)
    assert caught.value.code == "rut_taken"
    assert caught.value.params["firm_id"] == cast.firm.pk
    assert "name" not in caught.value.params


def test_the_region_follows_the_commune(cast: Cast) -> None:
    firm = create_firm(data={"name": "Uno", "commune": "08101"}, centre=None, actor=cast.adviser)
    assert firm.region_id == "08"
    moved = update_firm(firm, data={"commune": "13101"}, expected_version=firm.version, actor=cast.adviser)
    assert moved.region_id == "13"
    assert update_firm(moved, data={"commune": None}, expected_version=2, actor=cast.adviser).region_id is None


def test_an_edit_grows_the_version_and_is_written_down_with_before_and_after(cast: Cast) -> None:
    firm = update_firm(cast.firm, data={"phone": "9 8765 4321"}, expected_version=1, actor=cast.adviser)
    entry = Entry.objects.get(verb="firm.updated")
    assert (firm.phone, firm.version) == ("+56987654321", 2)
    assert entry.changes == {"phone": ["", "+56987654321"]}
    assert set(FirmKey.objects.filter(firm=firm).values_list("value", flat=True)) >= {"p:987654321", "w:espiga"}


def test_the_same_again_changes_nothing(cast: Cast) -> None:
    data = {"name": cast.firm.name, "rut": cast.firm.rut_shown, "commune": "08101"}
    assert update_firm(cast.firm, data=data, expected_version=1, actor=cast.adviser).version == 1
    assert not Entry.objects.filter(verb="firm.updated").exists()


def test_the_second_of_two_editors_sees_the_difference_and_loses_nothing(cast: Cast) -> None:
    update_firm(cast.firm, data={"phone": "987654321", "address": "Uno 1"}, expected_version=1, actor=cast.head)
    mine = {"name": "Panadería Nueva", "phone": "", "address": "Dos 2"}
    with pytest.raises(Conflict) as caught:
        update_firm(cast.firm, data=mine, expected_version=1, actor=cast.adviser)
    assert caught.value.params["fields"] == {
        "name": {"base": cast.firm.name, "theirs": cast.firm.name, "mine": "Panadería Nueva", "take": "mine"},
        "phone": {"base": "", "theirs": "+56987654321", "mine": "", "take": "theirs"},
        "address": {"base": "", "theirs": "Uno 1", "mine": "Dos 2", "take": ""},
    }
    cast.firm.refresh_from_db()
    assert (cast.firm.address, cast.firm.version) == ("Uno 1", 2)
    chosen = {"name": "Panadería Nueva", "address": "Dos 2"}
    done = update_firm(cast.firm, data=chosen, expected_version=2, actor=cast.adviser)
    assert (done.phone, done.address, done.name) == ("+56987654321", "Dos 2", "Panadería Nueva")


def test_two_editors_who_write_the_same_do_not_disagree(cast: Cast) -> None:
    update_firm(cast.firm, data={"address": "Uno 1"}, expected_version=1, actor=cast.head)
    assert update_firm(cast.firm, data={"address": "Uno 1"}, expected_version=1, actor=cast.adviser).version == 2


def test_an_archived_firm_leaves_the_lists_and_comes_back(cast: Cast) -> None:
    archive_firm(cast.firm, actor=cast.head)
    assert not firms_visible_to(cast.adviser).exists()
    assert archived_visible_to(cast.adviser).contains(cast.firm)
    assert not archived_visible_to(cast.rival).contains(cast.firm)
    restore_firm(cast.firm, actor=cast.head)
    assert firms_visible_to(cast.adviser).contains(cast.firm)


def test_a_new_name_is_found_by_its_words(cast: Cast) -> None:
    update_firm(cast.firm, data={"name": "Horno Lafquén"}, expected_version=1, actor=cast.adviser)
    words = set(FirmKey.objects.filter(firm=cast.firm, value__startswith="w:").values_list("value", flat=True))
    assert words == {"w:horno", "w:lafquen"}


def test_a_taken_rut_is_refused_on_editing_too(cast: Cast) -> None:
    free = a_rut()
    assert update_firm(cast.firm, data={"rut": free}, expected_version=1, actor=cast.adviser).rut == free
    with pytest.raises(DomainError, match="rut_taken"):
        update_firm(cast.firm, data={"rut": cast.rival_firm.rut}, expected_version=2, actor=cast.adviser)
