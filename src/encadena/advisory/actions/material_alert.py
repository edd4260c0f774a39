"""Reminders of material that is to be read within a week."""

from collections.abc import Iterator
from datetime import timedelta

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import MaterialState
from ..models import Alert, Material, MaterialReading
from ..queries.material_reach import people_asked
from .alert import note_alerts

MATERIAL = "material"
AHEAD = timedelta(days=7)


def note_material(*, actor: User | None) -> int:
    return note_alerts(_due(), actor=actor)


def _due() -> Iterator[Alert]:
    """``about_on`` is the day of publication, which no edit moves: each person is told once of an edition."""
    today = clock.today()
    rows = Material.objects.filter(state=MaterialState.PUBLISHED, read_by__gte=today, read_by__lte=today + AHEAD)
    for material in rows.order_by("pk"):
        done = MaterialReading.objects.filter(material=material, confirmed_at__isnull=False)
        people = people_asked(material).exclude(pk__in=done.values("user")).exclude(email="").order_by("pk")
        for email, language in people.values_list("email", "language"):
            yield Alert(
                what=MATERIAL, object_id=material.pk, about_on=material.published_on or today, days=0, email=email,
                language=language,
            )  # fmt: skip
