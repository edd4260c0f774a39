"""What cannot hold together in a round, wish by wish, and what giving one up is worth."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.diagnose.wishes import Kind, Wish
from encadena.engines.rounds.problem import Id

from . import rules_at_fault as rules
from .calling import Names, listed

LISTED = 40  # a conflict is only understood whole
BESIDE: tuple[Kind, ...] = ("fixed", "session", "length", "company")  # said beside their meeting

_HEADS: Mapping[object, object] = {
    "smallest": gettext_lazy("No cabe todo junto, y no hay un choque más pequeño: %(wishes)s."),
    "minimal": gettext_lazy("No cabe todo junto: %(wishes)s."),
    "found": gettext_lazy("No cabe todo junto: %(wishes)s. El tiempo no alcanzó para saber si algo de esto sobra."),
}


def conflict_sentence(reason: Reason, names: Names) -> str:
    proof = reason.params.get("proof", "found")
    head = str(_HEADS.get(proof, _HEADS["found"])) % {"wishes": "; ".join(_groups(reason.wishes, names))}
    return f"{head} {_way_out(reason, names)}".strip() if proof in ("smallest", "minimal") else head


def _way_out(reason: Reason, names: Names) -> str:
    enough = reason.params.get("enough")
    if not isinstance(enough, tuple):
        return _("Quita o libera una cualquiera y el resto de la lista cabe.")
    if len(enough) == len(reason.wishes):
        return _("Quita o libera una cualquiera y no queda ningún choque.")
    if not enough:
        return _("Quita o libera una cualquiera y el resto de la lista cabe, pero quedan otros choques.")
    ways = _ways([reason.wishes[int(i)] for i in enough], names)
    return _("Basta con una de estas cosas para que no quede ningún choque: %(ways)s.") % {"ways": listed(ways, LISTED)}


_WAYS: Mapping[Kind, object] = {
    "tables": gettext_lazy("más mesas en el horario %(slot)s"),
    "order": gettext_lazy("no pedir %(first)s antes que %(last)s"),
    "session": gettext_lazy("liberar la jornada de %(first)s"),
    "fixed": gettext_lazy("liberar la hora fija de %(first)s"),
    "absence": gettext_lazy("que %(participant)s esté en el horario %(slot)s"),
    "meeting": gettext_lazy("quitar %(first)s"),
    **rules.WAYS,
}


def _ways(wishes: Sequence[Wish], names: Names) -> Iterator[str]:
    """Whoever may free a meeting need not remove it."""
    freed = {wish.subjects[0] for wish in wishes if wish.kind in BESIDE}
    for wish in wishes:
        if wish.kind != "meeting" or wish.subjects[0] not in freed:
            yield str(_WAYS[wish.kind]) % _named(wish, names)


def _named(wish: Wish, names: Names) -> dict[str, str]:
    first, last = (wish.subjects[0], wish.subjects[-1]) if wish.subjects else ("", "")
    meetings = wish.kind in rules.OF_MEETINGS
    return {
        "slot": _slot(wish, names),
        "participant": names.participant(first) if wish.kind in rules.OF_PEOPLE else "",
        "companion": names.participant(last) if wish.kind == "company" else "",
        "language": str(first),
        "first": names.meeting(first) if meetings else "",
        "last": names.meeting(last) if wish.kind == "order" else "",
    }


def _groups(wishes: Sequence[Wish], names: Names) -> Iterator[str]:
    """Wishes of a kind together; what a meeting asks for stands beside it."""
    of_meetings: dict[Id, list[str]] = {}
    for wish in wishes:
        if wish.kind == "meeting" or wish.kind in BESIDE:
            of_meetings.setdefault(wish.subjects[0], [])
            of_meetings[wish.subjects[0]] += _asked(wish, names)
    if of_meetings:
        yield _("las reuniones %(held)s") % {"held": listed(_meetings(of_meetings, names), LISTED)}
    away: dict[Id, list[str]] = {}
    for wish in wishes:
        if wish.kind == "absence":
            away.setdefault(wish.subjects[0], []).append(_slot(wish, names))
    if away:
        yield _("las ausencias de %(away)s") % {"away": listed(_absences(away, names), LISTED)}
    orders = [_order(wish, names) for wish in wishes if wish.kind == "order"]
    if orders:
        yield _("el orden pedido (%(orders)s)") % {"orders": listed(orders, LISTED)}
    tables = [_slot(wish, names) for wish in wishes if wish.kind == "tables"]
    if tables:
        yield _("el número de mesas en los horarios %(slots)s") % {"slots": listed(tables, LISTED)}
    yield from rules.groups(wishes, names, LISTED)


def _asked(wish: Wish, names: Names) -> Iterator[str]:
    if wish.kind == "fixed":
        yield _("fija en el horario %(slot)s") % {"slot": _slot(wish, names)}
    elif wish.kind == "session":
        yield _("en la jornada que pide")
    yield from rules.asked(wish, names)


def _meetings(asked: Mapping[Id, Sequence[str]], names: Names) -> Iterator[str]:
    for meeting, with_what in asked.items():
        said = names.meeting(meeting)
        yield f"{said} ({', '.join(with_what)})" if with_what else said


def _absences(away: Mapping[Id, Iterable[str]], names: Names) -> Iterator[str]:
    for participant, slots in away.items():
        yield f"{names.participant(participant)} ({', '.join(slots)})"


def _order(wish: Wish, names: Names) -> str:
    before, after = map(names.meeting, wish.subjects)
    return _("%(before)s antes que %(after)s") % {"before": before, "after": after}


def _slot(wish: Wish, names: Names) -> str:
    return names.slot(wish.slot or 0)
