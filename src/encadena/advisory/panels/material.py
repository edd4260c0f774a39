"""What expert material shows in the shell, the mail about it, and how the search box finds it."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.audit import registry as audit
from encadena.network.queries import NATIONAL, scope_of
from encadena.search.registry import Document, register_source
from encadena.ui import home, nav

from ..actions.material_alert import MATERIAL, note_material
from ..choices import MaterialOrigin, MaterialState
from ..models import Material
from ..queries.materials import ASKED, READERS, materials_visible_to, operators_behind
from ..registry import AlertSource, register_alerts
from ..wording.material import material_mail
from .section import SECTION

nav.register(
    _("Material experto"), "advisory:materials", icon="notes", order=37, roles=sorted(READERS), section=SECTION
)
home.register_card("materials", "advisory:materials_card", 32, sorted(ASKED))

for verb, text in {
    "material.written": _("escribió el material"),
    "material.edited": _("editó el material"),
    "material.published": _("publicó el material"),
    "material.retired": _("retiró el material"),
    "material.back": _("volvió a publicar el material"),
    "material.edition": _("preparó una edición nueva"),
    "material.opened": _("abrió el material"),
    "material.read": _("confirmó que leyó el material"),
    "material.unread": _("deshizo su confirmación de lectura"),
}.items():
    audit.describe(verb, text)


def _note(actor: User | None) -> int:
    return note_material(actor=actor)


register_alerts(AlertSource(MATERIAL, _("Material experto por leer"), _note, material_mail))


def _documents(ids: Collection[int] | None) -> Iterator[Document]:
    """What is published; drafts, older editions and retired ones are found by nobody."""
    rows = Material.objects.filter(state=MaterialState.PUBLISHED).select_related("subject")
    for material in rows.iterator(chunk_size=500) if ids is None else rows.filter(pk__in=ids):
        of_operator = material.origin == MaterialOrigin.OPERATOR
        yield Document(
            object_id=material.pk,
            title=material.title,
            subtitle=" · ".join(filter(None, [material.subject.name_es if material.subject else "", material.author])),
            text=material.summary,
            url=reverse("advisory:material", args=[material.pk]),
            scope=(f"operator{material.institution_id}" if of_operator else "inside",),
        )


def _scope(user: User) -> list[str] | None:
    if user.role not in READERS:
        return []
    if user.role in NATIONAL:
        return None
    return ["inside", *(f"operator{pk}" for pk in operators_behind(scope_of(user)))]


def _visible(user: User, ids: Collection[int]) -> set[int]:
    return set(materials_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(
    kind="material", label=_("Material experto"), order=31, documents=_documents, scope=_scope, visible=_visible
)
