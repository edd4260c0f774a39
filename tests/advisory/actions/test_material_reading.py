import pytest

from encadena.advisory.actions.material_reading import confirm_reading, open_material, take_back_reading
from encadena.advisory.models import MaterialReading
from encadena.audit.models import Entry
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_material
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_opening_it_twice_leaves_one_receipt_with_the_first_moment(cast: Cast) -> None:
    material = a_material()
    first = open_material(material, actor=cast.adviser)
    assert open_material(material, actor=cast.adviser).opened_at == first.opened_at
    assert MaterialReading.objects.count() == Entry.objects.filter(verb="material.opened").count() == 1


def test_a_draft_leaves_no_receipt(cast: Cast) -> None:
    with pytest.raises(DomainError, match="material_not_published"):
        confirm_reading(a_material(publish=False), actor=cast.adviser)
    assert not MaterialReading.objects.exists()


def test_confirming_says_whether_it_was_useful_and_can_be_taken_back(cast: Cast) -> None:
    material = a_material()
    with pytest.raises(DomainError, match="material_not_read"):
        take_back_reading(material, actor=cast.adviser)
    told = confirm_reading(material, actor=cast.adviser, useful=False, note=" Falta Bolivia ")
    again = confirm_reading(material, actor=cast.adviser, useful=True)
    assert (told.useful, told.note, again.useful, again.note) == (False, "Falta Bolivia", True, "")
    assert again.confirmed_at == told.confirmed_at
    back = take_back_reading(material, actor=cast.adviser)
    assert (back.confirmed_at, back.useful, back.opened_at) == (None, None, told.opened_at)
