import pytest

from encadena.advisory.actions.material import retire_material
from encadena.audit.models import Entry
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.gap import FromDiagnosis
from encadena.readiness.actions.gap_material import tie_material, untie_material
from encadena.readiness.models import GapMaterial
from tests.advisory.makers import a_material
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap

pytestmark = pytest.mark.django_db


def test_tying_twice_ties_once_and_keeps_the_item_of_the_gap(cast: Cast) -> None:
    gap, material = a_gap(cast, origin=FromDiagnosis("export", 1, "price")), a_material()
    tie = tie_material(gap, material, actor=cast.adviser)
    assert tie_material(gap, material, actor=cast.head) == tie
    assert (tie.questionnaire, tie.item, tie.added_by) == ("export", "price", cast.adviser)
    assert Entry.objects.filter(verb="gap.material_tied").count() == 1


def test_untying_is_told_once(cast: Cast) -> None:
    gap, material = a_gap(cast), a_material()
    tie_material(gap, material, actor=None)
    for _n in range(2):
        untie_material(gap, material, actor=cast.adviser)
    assert not GapMaterial.objects.exists()
    assert Entry.objects.filter(verb="gap.material_untied", actor=cast.adviser).count() == 1


def test_what_was_retired_is_not_tied(cast: Cast) -> None:
    material = retire_material(a_material(), reason="Cambió", actor=None)
    with pytest.raises(DomainError, match="material_not_published"):
        tie_material(a_gap(cast), material, actor=None)
