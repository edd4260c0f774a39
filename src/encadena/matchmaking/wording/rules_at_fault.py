"""Rules of a round that are part of what cannot hold together, and what giving one up is worth."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.engines.rounds.diagnose.wishes import Kind, Wish

from .calling import Names, listed

OF_PEOPLE: tuple[Kind, ...] = ("absence", "steady", "hours")  # the first subject is a participant
OF_MEETINGS: tuple[Kind, ...] = ("meeting", "fixed", "session", "length", "company", "order")

WAYS: Mapping[Kind, object] = {
    "walk": gettext_lazy("permitir una caminata más larga"),
    "steady": gettext_lazy("que %(participant)s pueda cambiar de mesa"),
    "interpreters": gettext_lazy("más intérpretes (%(language)s)"),
    "lunch": gettext_lazy("quitar la pausa de almuerzo del horario %(slot)s"),
    "hours": gettext_lazy("que %(participant)s atienda fuera de su horario de trabajo"),
    "length": gettext_lazy("acortar %(first)s"),
    "company": gettext_lazy("hacer %(first)s sin %(companion)s"),
}


def asked(wish: Wish, names: Names) -> Iterator[str]:
    """What stands beside the meeting that asks for it."""
    if wish.kind == "length":
        yield _("con todo su largo")
    elif wish.kind == "company":
        yield _("con %(companion)s en el grupo") % {"companion": names.participant(wish.subjects[1])}


def groups(wishes: Sequence[Wish], names: Names, most: int) -> Iterator[str]:
    """Rules of a kind together."""
    keeping = [names.participant(wish.subjects[0]) for wish in wishes if wish.kind == "steady"]
    if keeping:
        yield _("la mesa que conservan %(people)s") % {"people": listed(keeping, most)}
    if any(wish.kind == "walk" for wish in wishes):
        yield _("la caminata más larga permitida")
    spoken = [str(wish.subjects[0]) for wish in wishes if wish.kind == "interpreters"]
    if spoken:
        yield _("el número de intérpretes (%(languages)s)") % {"languages": listed(spoken, most)}
    for wish in wishes:
        if wish.kind == "lunch":
            window = {"first": names.slot(int(wish.subjects[0])), "last": names.slot(int(wish.subjects[-1]))}
            yield _("la pausa de almuerzo (horarios %(first)s a %(last)s)") % window
    working = [names.participant(wish.subjects[0]) for wish in wishes if wish.kind == "hours"]
    if working:
        yield _("el horario de trabajo de %(people)s") % {"people": listed(working, most)}
