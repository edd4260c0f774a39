"""What the network shows in the shell: menu, home card, search, the words of its timeline."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.registry import PlaceKind, register_place_kind
from encadena.audit import registry as audit
from encadena.search.registry import Document, register_source
from encadena.ui import home, nav

from .actions.place import grant
from .models import Centre
from .queries import centres_visible_to, places
from .queries.contracts import READERS as CONTRACTS
from .queries.target import READERS as RESULTS

EVERYONE_INSIDE = [role for role in Role.values if role not in {Role.FIRM, Role.BUYER}]
RESPONSIBLE = [Role.AGENCY, Role.AGENCY_REGION, Role.COORDINATOR, Role.ADMINISTRATOR]

SECTION = _("Red")

nav.register(
    _("Centros"),
    "network:centres",
    icon="building-community",
    order=60,
    roles=EVERYONE_INSIDE,
    key="t",
    section=SECTION,
)
nav.register(_("Metas"), "network:targets_overview", icon="target", order=61, roles=sorted(RESULTS), section=SECTION)
nav.register(_("Convenios"), "network:contracts", icon="gavel", order=62, roles=sorted(CONTRACTS), section=SECTION)
home.register_card("contracts", "network:home_card", 60, RESPONSIBLE)
home.register_card("targets", "network:targets_card", 22, sorted(RESULTS - {Role.ADVISER}))

audit.describe("centre.created", _("creó el centro"))
audit.describe("centre.updated", _("editó el centro"))
audit.describe("contract.opened", _("registró un convenio"))
audit.describe("contract.event", _("registró un hito del convenio"))
audit.describe("contract.review_opened", _("abrió una evaluación"))
audit.describe("contract.evaluated", _("evaluó el convenio"))
audit.describe("contract.decided", _("decidió sobre el convenio"))
audit.describe("contract.observed", _("hizo una observación"))
audit.describe("contract.answered", _("respondió una observación"))
audit.describe("contract.settled", _("dio una observación por resuelta"))
audit.describe("contract.end_fixed", _("fijó el término del convenio"))
audit.describe("contract.end_taken_back", _("quitó el término del convenio"))
audit.describe("contract.term_agreed", _("cambió el plazo acordado"))
audit.describe("target.set", _("fijó una meta"))
audit.describe("target.removed", _("quitó una meta"))
audit.describe("target.batch", _("fijó metas de varios centros"))
audit.describe("target.batch_undone", _("deshizo metas de varios centros"))
audit.describe("post.given", _("dio un cargo"))
audit.describe("post.ended", _("puso término a un cargo"))
audit.field_names("network.centre", {"covered_communes": _("comunas que cubre"), "target": _("meta")})


def _documents(ids: Collection[int] | None) -> Iterator[Document]:
    centres = Centre.objects.select_related("region", "commune")
    for centre in centres.iterator(chunk_size=500) if ids is None else centres.filter(pk__in=ids):
        place = centre.commune.name if centre.commune else ""
        yield Document(
            object_id=centre.pk,
            title=centre.name,
            subtitle=" · ".join(part for part in (place, centre.region.short_name if centre.region else "") if part),
            url=reverse("network:centre", args=[centre.slug]),
            scope=("open",),
        )


def _scope(user: User) -> list[str]:
    return ["open"] if user.role in EVERYONE_INSIDE else []


def _visible(user: User, ids: Collection[int]) -> set[int]:
    return set(centres_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


register_source(kind="centre", label=_("Centros"), order=3, documents=_documents, scope=_scope, visible=_visible)


def _grant(user: User, place: str, actor: User | None) -> object:
    return grant(user, place, actor=actor)


register_place_kind(PlaceKind("centre", _("Centro"), places.centres_for, _grant))
register_place_kind(PlaceKind("institution", _("Institución"), places.institutions_for, _grant))
register_place_kind(PlaceKind("region", _("Región"), places.regions_for, _grant))
