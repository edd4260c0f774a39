"""What this room brings to the handover of a centre: its clients, and four parts of the package."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.audit import registry as audit
from encadena.firms.queries.package import firms_missing
from encadena.network.registry import ClientKeeper, PackageSection, register_keeper, register_section

from ..actions.handing_over import leave_clients, release_clients, withhold_clients
from ..queries import package

audit.describe("client.withheld", _("no pasó al operador siguiente"))
audit.describe("client.released", _("pasó al operador siguiente"))


def _withhold(centre_id: int, ids: Collection[int], day: date, actor: User | None) -> None:
    withhold_clients(centre_id, ids, day, actor=actor)


def _release(centre_id: int, ids: Collection[int], actor: User | None) -> None:
    release_clients(centre_id, ids, actor=actor)


def _leave(centre_id: int, user_ids: Collection[int], actor: User | None) -> int:
    return leave_clients(centre_id, user_ids, actor=actor)


register_keeper(ClientKeeper(package.held_clients, _withhold, _release, _leave))
register_section(
    PackageSection(
        "firms",
        _("Empresas"),
        10,
        package.firm_part,
        firms_missing,
        {"commune": _("empresas sin comuna")},
    )
)
register_section(
    PackageSection(
        "clients",
        _("Clientes"),
        20,
        package.client_rows,
        package.clients_missing,
        {"agreement": _("clientes activos sin el acuerdo guardado"), "goal": _("clientes activos sin objetivo")},
    )
)
register_section(PackageSection("sessions", _("Sesiones"), 30, package.session_rows))
register_section(
    PackageSection(
        "milestones",
        _("Hitos"),
        40,
        package.milestone_rows,
        package.milestones_missing,
        {"unverified": _("hitos sin verificar")},
    )
)
