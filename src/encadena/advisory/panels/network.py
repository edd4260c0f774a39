"""What the network, a room below, borrows: who sends its mails, and the areas of advice as its subjects."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.network.registry import register_subjects
from encadena.network.wording.mails import contracts_mail, targets_mail

from ..actions.network_alert import CONTRACT, TARGET, note_contracts, note_targets
from ..queries.trainings import current_areas
from ..registry import AlertSource, Mail, register_alerts


def _note_targets(actor: User | None) -> int:
    return note_targets(actor=actor)


def _note_contracts(actor: User | None) -> int:
    return note_contracts(actor=actor)


def _composed(text_of: Callable[[Sequence[int]], tuple[str, str] | None]) -> Callable[[Sequence[Any]], Mail | None]:
    def compose(rows: Sequence[Any]) -> Mail | None:
        found = text_of([row.object_id for row in rows])
        return Mail(*found) if found else None

    return compose


register_alerts(AlertSource(CONTRACT, _("Convenios por terminar"), _note_contracts, _composed(contracts_mail)))
register_alerts(AlertSource(TARGET, _("Metas que van a quedar cortas"), _note_targets, _composed(targets_mail)))


def _areas() -> dict[str, str]:
    return {area.code: str(area) for area in current_areas()}


register_subjects(_areas)
