"""The home page in the menu, and the first steps of a network that is still empty."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit import registry as audit
from encadena.firms.queries.scope import firms_visible_to
from encadena.matchmaking.models import Round
from encadena.network.models import Centre
from encadena.ui import home, nav

audit.describe("demo.loaded", _("cargó la red de demostración"))

nav.register(_("Inicio"), "home", icon="home", order=0, key="i")
nav.register(_("Mi empresa"), "own_firm", icon="building-store", order=20, roles=[Role.FIRM], key="e")

READERS = [role for role in Role if role not in {Role.FIRM, Role.BUYER}]

home.register_card("pending", "home_pending", 10)
home.register_card("changes", "home_changes", 10, group="changed")
home.register_card("portfolio", "home_portfolio", 10, READERS, group="progress")

STARTERS = [Role.ADMINISTRATOR, Role.AGENCY, Role.COORDINATOR, Role.HEAD]


def _has_centres(user: User) -> bool:
    return Centre.objects.exists()


def _has_firms(user: User) -> bool:
    return firms_visible_to(user).exists()


def _has_people(user: User) -> bool:
    return User.objects.exclude(pk=user.pk).exists()


def _has_rounds(user: User) -> bool:
    return Round.objects.exists()


home.register_step(
    "centres",
    label=_("Registra los centros de la red"),
    text=_("Con su operador y las comunas que atienden; todo lo demás se ordena por ellos."),
    url_name="network:centres",
    order=10,
    done=_has_centres,
    roles=[Role.ADMINISTRATOR, Role.AGENCY],
)
home.register_step(
    "people",
    label=_("Invita a tu equipo"),
    text=_("Cada persona recibe un correo y entra con su rol y su lugar ya asignados."),
    url_name="accounts:invite",
    order=20,
    done=_has_people,
    roles=STARTERS,
)
home.register_step(
    "firms",
    label=_("Trae tus empresas"),
    text=_("Importa la planilla que usas hoy; verás cada error con su celda antes de guardar."),
    url_name="firms:imports",
    order=30,
    done=_has_firms,
    roles=[Role.ADMINISTRATOR, Role.COORDINATOR, Role.HEAD, Role.ADVISER],
)
home.register_step(
    "rounds",
    label=_("Prepara la primera rueda de negocios"),
    text=_("Elige empresas y compradores; la agenda se planifica sola y la ajustas a mano."),
    url_name="matchmaking:new",
    order=40,
    done=_has_rounds,
    roles=[Role.ADMINISTRATOR, Role.AGENCY, Role.COORDINATOR, Role.PROMOTER],
)
