"""How a cell of a spreadsheet names somebody of a round: by name, trade name, RUT or mail."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from encadena.kernel import rut
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...errors import MeetingError, UnreadableError

if TYPE_CHECKING:
    from ...models import Participant

_LIKE_A_RUT = re.compile(r"\d{1,2}\.?\d{3}\.?\d{3}-?[\dkK]")


class Named:
    """The participants of a round by all that they may be called; read with ``select_related("firm", "buyer")``."""

    def __init__(self, people: Iterable["Participant"]) -> None:
        self._by_key: dict[str, list[Participant]] = {}
        for person in people:
            for key in _keys(person):
                self._by_key.setdefault(key, []).append(person)

    def one(self, text: str) -> "Participant":
        """Raises ``rut_unclear`` for a RUT whose check digit is wrong, ``participant_unknown`` and
        ``participant_unclear`` when it is nobody's name or that of several.
        """
        found = self._by_key.get(fold(text), []) or self._by_key.get(_rut_key(text), [])
        if not found:
            _refuse_wrong_rut(text)
            raise MeetingError("participant_unknown", value=text)
        if len(found) > 1:
            raise MeetingError("participant_unclear", value=text, names=", ".join(p.name for p in found[:3]))
        return found[0]


def _keys(person: "Participant") -> set[str]:
    firm = person.firm
    names = {firm.name, firm.trade_name} if firm else {person.name}
    keys = {fold(name) for name in {*names, person.email} if name}
    return keys | ({_rut_key(firm.rut)} if firm and firm.rut else set())


def _rut_key(text: str) -> str:
    return "rut " + "".join(c for c in text.upper() if c.isdigit() or c == "K").lstrip("0")


def _refuse_wrong_rut(text: str) -> None:
    if not _LIKE_A_RUT.fullmatch(text.strip()):
        return
    try:
        rut.clean(text)
    except DomainError as error:
        raise UnreadableError("rut_unclear", value=text) from error
