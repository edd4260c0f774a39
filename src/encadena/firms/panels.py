"""What the register shows in the shell: menu, panels of the firm page, search, the words of its timeline."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.registry import PlaceKind, register_place_kind
from encadena.audit import registry as audit
from encadena.catalogs.models import Activity
from encadena.search.registry import Document, register_source
from encadena.ui import figures, nav, portal, slots

from .actions.representation import represent
from .choices import DocumentKind, OfferingKind
from .models import Document as Paper
from .models import Offering
from .queries import documents
from .queries.scope import firms_visible_to
from .wording.portal import steps_of

READERS = [role for role in Role if role not in {Role.FIRM, Role.BUYER}]
STAFF = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR]

nav.register(_("Empresas"), "firms:list", icon="building-store", order=20, roles=READERS, key="e")
nav.register(_("Importar empresas"), "firms:imports", icon="file-import", order=22, roles=STAFF)
nav.register(_("Duplicados"), "firms:duplicates", icon="arrow-merge", order=24, roles=STAFF)

nav.register(
    _("Quién representa"),
    "firms:requests",
    icon="user-question",
    order=26,
    roles=[Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR],
)

slots.register("firm", "profile", label=_("Ficha"), url_name="firms:panel_profile", order=10)
slots.register("firm", "owners", label=_("Propiedad"), url_name="firms:panel_owners", order=20)
slots.register("firm", "sales", label=_("Ventas y tamaño"), url_name="firms:panel_sales", order=30)
slots.register("firm", "offerings", label=_("Ofertas"), url_name="firms:panel_offerings", order=40)
slots.register(
    "firm",
    "documents",
    label=_("Documentos"),
    url_name="firms:panel_documents",
    order=45,
    roles=[Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.FIRM, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR],
)
slots.register("firm", "attending", label=_("Centros y asociaciones"), url_name="firms:panel_attending", order=50)
slots.register("firm", "alike", label=_("Parecidas"), url_name="firms:panel_alike", order=90, roles=STAFF)
portal.register_steps("firms", steps_of)
slots.register(portal.SLOT, "documents", label=_("Tus documentos"), url_name="firms:portal_documents", order=30)
slots.register("firm", "history", label=_("Historia"), url_name="firms:panel_history", order=95)

for verb, text in {
    "firm.created": _("registró la empresa"),
    "firm.updated": _("editó la ficha"),
    "firm.archived": _("archivó la empresa"),
    "firm.restored": _("devolvió la empresa a la lista"),
    "firm.assigned": _("la asignó a un centro"),
    "firm.reassigned": _("cambió la asesoría"),
    "firm.unassigned": _("terminó la atención de un centro"),
    "firm.joined": _("la inscribió en una asociación"),
    "firm.left": _("la retiró de una asociación"),
    "firm.sales_recorded": _("registró ventas"),
    "firm.owners_changed": _("cambió la propiedad"),
    "firm.activities_changed": _("cambió los rubros"),
    "firm.offering_added": _("agregó una oferta"),
    "firm.offering_edited": _("editó una oferta"),
    "firm.offering_withdrawn": _("retiró una oferta"),
    "firm.offering_back": _("devolvió una oferta"),
    "firm.link_asked": _("pidió atender la empresa"),
    "firm.link_refused": _("rechazó la solicitud de atenderla"),
    "firm.merged": _("fusionó otra ficha en esta"),
    "firm.merged_away": _("fusionó esta ficha en otra"),
    "firm.unmerged": _("deshizo una fusión"),
    "firm.kept_apart": _("dijo que es distinta de otra"),
    "firm.reconsidered": _("retiró que fuera distinta de otra"),
    "firm.represented": _("dio a una persona la representación"),
    "firm.import_undone": _("deshizo la importación que la había cambiado"),
    "firm.document_added": _("agregó un documento"),
    "firm.document_edited": _("corrigió un documento"),
    "firm.document_withdrawn": _("retiró un documento"),
    "firm.document_back": _("devolvió un documento"),
    "representation.asked": _("pidió actuar por una empresa"),
    "representation.accepted": _("aceptó que actúe por la empresa"),
    "representation.refused": _("no aceptó que actúe por la empresa"),
    "import.uploaded": _("subió una planilla"),
    "import.mapped": _("asignó las columnas"),
    "import.checked": _("revisó la planilla"),
    "import.applied": _("aplicó la importación"),
    "import.undone": _("deshizo la importación"),
    "import.discarded": _("descartó la planilla"),
    "import.file_removed": _("borró el archivo subido, cumplido su plazo"),
    "person.created": _("registró a la persona"),
    "person.updated": _("corrigió a la persona"),
    "view.saved": _("guardó una vista"),
    "view.removed": _("borró una vista"),
}.items():
    audit.describe(verb, text)

audit.field_names(
    "firms.firm",
    {
        "owners": _("propiedad"),
        "activities": _("rubros"),
        "adviser": _("asesoría"),
        "sales": _("ventas"),
        "centre": _("centro"),
        "institution": _("asociación"),
        "document": _("documento"),
        **{
            f"document.{name}": getattr(Paper._meta.get_field(name), "verbose_name", name)
            for name in ("title", "kind", "issued_on", "expires_on")
        },
        "offering.product": _("código de producto"),
        "offering.service": _("código de servicio"),
        **{
            f"offering.{name}": getattr(Offering._meta.get_field(name), "verbose_name", name)
            for name in ("kind", "name", "description", "unit", "yearly_capacity", "certifications", "languages")
        },
    },
)


def _activity_names(codes: object) -> str:
    names = Activity.objects.in_bulk([code for code in str(codes or "").split(", ") if code])
    return ", ".join(activity.name() for activity in names.values())


def _sales_told(stored: object) -> str:
    year, _sign, amount = str(stored).partition("=")
    return f"{year}: {figures.money(amount) if amount else _t('sin información')}"


audit.value_shown("firms.firm", "activities", _activity_names)
audit.value_shown("firms.firm", "sales", _sales_told)
audit.value_shown("firms.firm", "document.kind", lambda code: dict(DocumentKind.choices).get(code, code))
audit.value_shown("firms.firm", "offering.kind", lambda code: dict(OfferingKind.choices).get(code, code))


def _firm_documents(ids: Collection[int] | None) -> Iterator[Document]:
    for chunk in documents.chunks(documents.listed_firms(), ids):
        around = documents.around([firm.pk for firm in chunk])
        for firm in chunk:
            names = [firm.name] if firm.trade_name and firm.trade_name != firm.name else []
            yield Document(
                object_id=firm.pk,
                title=str(firm),
                subtitle=" · ".join(
                    part for part in (firm.rut_shown, firm.commune.name if firm.commune else "") if part
                ),
                text=" ".join([*names, *around.words[firm.pk]]),
                url=reverse("firms:page", args=[firm.pk]),
                scope=tuple(sorted(around.terms[firm.pk])),
            )


def _person_documents(ids: Collection[int] | None) -> Iterator[Document]:
    for chunk in documents.chunks(documents.people(), ids):
        owned = documents.firms_of_people([person.pk for person in chunk])
        around = documents.around({firm for firms in owned.values() for firm, _name in firms}, words=False)
        for person in chunk:
            if firms := owned[person.pk]:
                yield Document(
                    object_id=person.pk,
                    title=person.full_name,
                    subtitle=", ".join(name for _firm, name in firms[:3]),
                    text=person.rut_shown,
                    url=reverse("firms:panel_owners", args=[firms[0][0]]),
                    scope=tuple(sorted(set().union(*(around.terms[firm] for firm, _name in firms)))),
                )


def _visible_firms(user: User, ids: Collection[int]) -> set[int]:
    return set(firms_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _visible_people(user: User, ids: Collection[int]) -> set[int]:
    return set(documents.people_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(
    kind="firm",
    label=_("Empresas"),
    order=1,
    documents=_firm_documents,
    scope=documents.search_terms,
    visible=_visible_firms,
    icon="building-store",
)
register_source(
    kind="person",
    label=_("Personas"),
    order=2,
    documents=_person_documents,
    scope=documents.search_terms,
    visible=_visible_people,
    icon="user",
)


def _place_choices(user: User) -> list[tuple[object, object]]:
    """Too many firms to list: an invitation names one by its number."""
    return []


def _place_label(user: User, identity: str) -> str | None:
    firm = firms_visible_to(user).filter(pk=int(identity)).first() if identity.isdigit() else None
    return _t("Empresa %(name)s") % {"name": firm} if firm else None


def _grant(user: User, place: str, actor: User | None) -> object:
    return represent(user, place, actor=actor)


register_place_kind(PlaceKind("firm", _("Empresa"), _place_choices, _grant, _place_label))
