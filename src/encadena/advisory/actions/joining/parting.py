"""The undo of ``joining``: the other client comes back with what it brought, and whatever came since stays."""

from typing import Any

from django.db import transaction
from django.db.models import F

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import reassign
from encadena.firms.models import Assignment
from encadena.firms.queries.references import references_to
from encadena.firms.rules.firm import plain
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ...events import ClientsChanged
from ...models import Client
from ...queries.client_state import PARTED
from ...registry import client_joiners
from ...rules.joining import AGREEMENT, FIELDS, WAY
from ..tally import recount
from .clashes import part_baselines, part_follow_ups, part_seats, part_spells
from .keeping import bring_back


def part_clients(data: list[dict[str, Any]], *, actor: User | None) -> None:
    """``data`` as ``join_clients`` answered it; the firms are still one."""
    with transaction.atomic():
        for one in reversed(data):
            _part(one, actor)


def _part(data: dict[str, Any], actor: User | None) -> None:
    kept = Client.objects.select_for_update(of=("self",)).select_related("centre").get(pk=data["kept"])
    _give_back_adviser(kept, data, actor)
    bring_back(data["row"], actor=actor)
    _move_back(data)
    bring_back(data["twice"], actor=actor)
    part_seats(data["seats"], actor=actor)
    part_baselines(data["baselines"], actor=actor)
    part_follow_ups(data["follow_ups"], actor=actor)
    part_spells(data["spells"], actor=actor)
    for joiner in reversed(client_joiners()):
        if joiner.key in data["rooms"]:
            joiner.part(data["rooms"][joiner.key], actor=actor)
    _restore(kept, data)
    recount([data["kept"], data["gone"]], actor=actor)
    for pk, other in ((data["kept"], data["gone"]), (data["gone"], data["kept"])):
        record(PARTED, Client.objects.get(pk=pk), actor=actor, context={"gone": other})
    publish(ClientsChanged((data["kept"], data["gone"])))


def _move_back(data: dict[str, Any]) -> None:
    """Those that still are where they were moved to."""
    references = {reference.name: reference for reference in references_to(Client)}
    for name, ids in data["rows"].items():
        if reference := references.get(name):
            rows = reference.model._base_manager.filter(pk__in=ids, **{reference.column: data["kept"]})
            rows.update(**{reference.column: data["gone"]})


def _restore(kept: Client, data: dict[str, Any]) -> None:
    """Fields that nobody changed since; the way and the agreement each as one, because their fields go together."""
    before, after = data["before"], data["after"]
    now = {field: plain(getattr(kept, field)) for field in FIELDS}
    whole = (WAY, AGREEMENT, *((field,) for field in FIELDS if field not in {*WAY, *AGREEMENT}))
    values = {f: before[f] for part in whole if all(now[f] == after[f] for f in part) for f in part}
    Client.objects.filter(pk=kept.pk).update(**values, version=F("version") + 1)


def _give_back_adviser(kept: Client, data: dict[str, Any], actor: User | None) -> None:
    """The firm's assignment, if it is still with whom the joining gave it to and the earlier one still works there."""
    if not data["reassigned"]:
        return
    before, after = data["reassigned"]
    mine = Assignment.objects.filter(firm=kept.firm_id, centre=kept.centre_id, until__isnull=True, adviser=after)
    if assignment := mine.first():
        try:
            with transaction.atomic():
                reassign(assignment, adviser=User.objects.filter(pk=before or 0).first(), actor=actor)
        except DomainError:
            data["after"] |= {"adviser_id": None}  # whoever has the firm keeps the client
