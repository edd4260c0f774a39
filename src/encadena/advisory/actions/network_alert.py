"""Writes down what the network, a room below, has to tell by mail."""

from collections.abc import Iterable

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.planning.warnings import Warned, contract_warnings, target_warnings

from ..models import Alert
from .alert import note_alerts

TARGET, CONTRACT = "target", "contract"


def note_targets(*, actor: User | None) -> int:
    return _note(TARGET, target_warnings(clock.today()), actor)


def note_contracts(*, actor: User | None) -> int:
    return _note(CONTRACT, contract_warnings(clock.today()), actor)


def _note(what: str, due: Iterable[Warned], actor: User | None) -> int:
    rows = (
        Alert(
            what=what, object_id=one.object_id, about_on=one.about_on, days=one.days,
            email=one.to.email, language=one.to.language,
        )
        for one in due
    )  # fmt: skip
    return note_alerts(rows, actor=actor)
