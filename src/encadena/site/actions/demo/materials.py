"""Expert material of the demonstration, who read it, and the gaps that it was tied to."""

from datetime import date, timedelta
from random import Random

from encadena.accounts.models import User
from encadena.advisory.actions.material import publish_material, write_material
from encadena.advisory.actions.material_reading import confirm_reading, open_material
from encadena.advisory.choices import MaterialOrigin
from encadena.advisory.models import Area, Material
from encadena.advisory.queries.material_reach import Origin, people_asked
from encadena.network.choices import InstitutionKind
from encadena.network.models import Post

from .material_words import MATERIALS, NOTES

READERS = 24
"""Of each piece at most; the page of readers is about people, not about volume."""


def make_materials(*, seed: int, today: date, actor: User | None) -> list[Material]:
    """Published for all centres or for an operator's; about half of the first ``READERS`` people asked read each."""
    random, areas = Random(seed + 11), Area.objects.in_bulk(field_name="code")
    made = []
    for story in MATERIALS:
        origin = _origin(story.origin)
        if origin is None:
            continue
        by = today + timedelta(days=story.read_in_days) if story.read_in_days else None
        data = {**story.fields, "subject": areas[story.subject], "read_by": by}
        made.append(publish_material(write_material(origin, data=data, actor=actor), actor=actor))
    for material in made[1:]:
        _read(material, random)
    return made


def _read(material: Material, random: Random) -> None:
    for person in people_asked(material).order_by("pk")[:READERS]:
        luck = random.random()
        if luck < 0.4:
            useful = random.choice([True, True, True, False, None])
            note = random.choice(NOTES) if useful else ""
            confirm_reading(material, actor=person, useful=useful, note=note)
        elif luck < 0.6:
            open_material(material, actor=person)


def _origin(kind: str) -> Origin | None:
    """The operator is the one that the coordinator who signs in works for."""
    if kind == MaterialOrigin.PROMOTER:
        found = Post.objects.filter(role="promoter").exclude(institution=None).order_by("pk").first()
        return Origin(MaterialOrigin.PROMOTER, institution=found.institution_id) if found else None
    if kind == MaterialOrigin.OPERATOR:
        post = (
            Post.objects.filter(role="coordinator", institution__kind=InstitutionKind.OPERATOR).order_by("pk").first()
        )
        return Origin(MaterialOrigin.OPERATOR, institution=post.institution_id) if post else None
    return Origin(MaterialOrigin.NATIONAL)
