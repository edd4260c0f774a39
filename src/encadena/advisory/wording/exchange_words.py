"""The numbers of an import in the words of its subject: buttons, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from encadena.ui import figures

from ..choices import SheetSubject
from ..models import SheetImport
from ..registry import WithBrought


@dataclass(frozen=True)
class Words:
    """``ngettext_lazy`` of a number, and plain sentences."""

    new: object
    made: object
    undone: object
    all: object
    good: object
    nothing: object
    amount: object


_OF_SUBJECTS: Mapping[str, Words] = {
    SheetSubject.SESSIONS: Words(
        new=gettext_lazy("Sesiones nuevas"),
        made=ngettext_lazy("%(n)s sesión registrada.", "%(n)s sesiones registradas.", "number"),
        undone=ngettext_lazy(
            "Deshecha: %(n)s sesión salió del registro.", "Deshecha: %(n)s sesiones salieron del registro.", "number"
        ),
        all=ngettext_lazy("Importar todo (%(n)s sesión)", "Importar todo (%(n)s sesiones)", "number"),
        good=ngettext_lazy(
            "Importar solo lo bueno (%(n)s sesión)", "Importar solo lo bueno (%(n)s sesiones)", "number"
        ),
        nothing=gettext_lazy("No hay nada que registrar: todas las sesiones de la planilla ya están."),
        amount=gettext_lazy("Minutos"),
    ),
    SheetSubject.MILESTONES: Words(
        new=gettext_lazy("Hitos nuevos"),
        made=ngettext_lazy(
            "%(n)s hito registrado. Falta que otra persona lo verifique.",
            "%(n)s hitos registrados. Falta que otra persona los verifique.",
            "number",
        ),
        undone=ngettext_lazy(
            "Deshecha: %(n)s hito salió del registro.", "Deshecha: %(n)s hitos salieron del registro.", "number"
        ),
        all=ngettext_lazy("Importar todo (%(n)s hito)", "Importar todo (%(n)s hitos)", "number"),
        good=ngettext_lazy("Importar solo lo bueno (%(n)s hito)", "Importar solo lo bueno (%(n)s hitos)", "number"),
        nothing=gettext_lazy("No hay nada que registrar: todos los hitos de la planilla ya están."),
        amount=gettext_lazy("Valor"),
    ),
    SheetSubject.ATTENDANCE: Words(
        new=gettext_lazy("Filas nuevas"),
        made=ngettext_lazy("%(n)s fila registrada.", "%(n)s filas registradas.", "number"),
        undone=ngettext_lazy(
            "Deshecha: %(n)s fila salió del registro.", "Deshecha: %(n)s filas salieron del registro.", "number"
        ),
        all=ngettext_lazy("Importar todo (%(n)s fila)", "Importar todo (%(n)s filas)", "number"),
        good=ngettext_lazy("Importar solo lo bueno (%(n)s fila)", "Importar solo lo bueno (%(n)s filas)", "number"),
        nothing=gettext_lazy("No hay nada que registrar: toda la asistencia de la planilla ya está."),
        amount=gettext_lazy("Minutos"),
    ),
}
_WORDS: Mapping[str, Words] = WithBrought(_OF_SUBJECTS, "words")
_COUNTED: Mapping[str, object] = {
    "counting": gettext_lazy("De ellas, cuentan"),
    "baselines": gettext_lazy("Líneas base que se fijan"),
    "registrations": gettext_lazy("Personas que se inscriben"),
    "minutes": gettext_lazy("Minutos de asistencia"),
}


def words_of(batch: SheetImport) -> dict[str, object]:
    """Sentences with the numbers of this import, as far as it has come; ``counted`` pairs a label with a number."""
    words, counts = _WORDS[batch.subject], batch.counts
    told = {"made": "made", "undone": "undone", "all": "new", "good": "new"}
    sentences = {name: _told(getattr(words, name), counts.get(count)) for name, count in told.items()}
    counted = [(label, counts[name]) for name, label in _COUNTED.items() if name in counts]
    return {"new": words.new, "nothing": words.nothing, "amount": words.amount,
            "counted": counted, "left": _left(counts.get("refused", 0)),
            **sentences}  # fmt: skip


def _told(sentence: object, count: int | None) -> str:
    return "" if count is None else str(sentence % {"number": count, "n": figures.number(count)})  # type: ignore[operator]


def _left(count: int) -> str:
    if not count:
        return ""
    return _("Quedaron como están: %(n)s, porque alguien trabajó ahí después.") % {"n": figures.number(count)}
