"""Expert material tied to a gap, and untied."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.choices import MaterialState
from encadena.advisory.errors import MATERIAL_NOT_PUBLISHED
from encadena.advisory.models import Material
from encadena.audit.actions import record
from encadena.kernel.errors import DomainError

from ..models import Gap, GapMaterial


def tie_material(gap: Gap, material: Material, *, actor: User | None) -> GapMaterial:
    """Again changes nothing. Raises ``material_not_published``."""
    if material.state != MaterialState.PUBLISHED:
        raise DomainError(MATERIAL_NOT_PUBLISHED)
    with transaction.atomic():
        Gap.objects.select_for_update().get(pk=gap.pk)
        tie, new = GapMaterial.objects.get_or_create(
            gap=gap, material=material,
            defaults={"questionnaire": gap.questionnaire, "item": gap.item, "added_by": actor},
        )  # fmt: skip
        if new:
            record("gap.material_tied", gap, actor=actor, changes={"material": [None, str(material)]})
    return tie


def untie_material(gap: Gap, material: Material, *, actor: User | None) -> None:
    """Undone by tying it again."""
    with transaction.atomic():
        gone, _by_kind = GapMaterial.objects.filter(gap=gap, material=material).delete()
        if gone:
            record("gap.material_untied", gap, actor=actor, changes={"material": [str(material), None]})
