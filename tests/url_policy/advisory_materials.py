"""Expert material: what is written for all centres is read inside; the side that wrote it changes it."""

from encadena.advisory.models import Material, MaterialReading

from ..advisory.makers import a_material, of_operator
from .base import CENTRE_STAFF, NATIONAL, Arguments, Side, Subject, Url, cast

READERS = CENTRE_STAFF | NATIONAL | cast("agency_region promoter")
WRITERS = NATIONAL | cast("agency_region coordinator promoter")
COUNTING = WRITERS | cast("head")


def _of_operator(side: Side) -> Material:
    return a_material(of_operator(side.operator))


def _with_file(side: Side) -> Arguments:
    material = _of_operator(side)
    material.file.name = "materials/never.pdf"
    material.save()
    return {"pk": material.pk}


def _read(side: Side) -> Arguments:
    material = _of_operator(side)
    MaterialReading.objects.create(material=material, user=side.adviser)
    return {"pk": material.pk}


# An operator's own: its centres, the direction of the region and the agency; the other operator gets 404.
OWN = Subject(
    lambda side: {"pk": _of_operator(side).pk},
    own=cast("adviser head coordinator agency agency_region administrator"),
    rival=cast("rival agency agency_region administrator"),
)
WRITTEN = Subject(OWN.make, own=cast("coordinator"), rival=cast(""))
COUNTED = Subject(
    OWN.make,
    own=cast("head coordinator agency agency_region administrator"),
    rival=cast("agency agency_region administrator"),
)

POLICY: dict[str, Url] = {
    "advisory:materials": Url(READERS),
    "advisory:material_new": Url(WRITERS),
    "advisory:materials_card": Url(CENTRE_STAFF),
    "advisory:material": Url(READERS, OWN),
    "advisory:material_file": Url(READERS, OWN.at(_with_file), get=404),
    "advisory:material_read": Url(CENTRE_STAFF, OWN, post=True),
    "advisory:material_unread": Url(READERS, OWN.at(_read), post=True),
    "advisory:material_readers": Url(COUNTING, COUNTED),
    "advisory:material_edit": Url(cast("coordinator"), WRITTEN),
    "advisory:material_publish": Url(cast("coordinator"), WRITTEN, post=True),
    "advisory:material_retire": Url(cast("coordinator"), WRITTEN),
    "advisory:material_back": Url(cast("coordinator"), WRITTEN, post=True),
    "advisory:material_edition": Url(cast("coordinator"), WRITTEN, post=True),
}
