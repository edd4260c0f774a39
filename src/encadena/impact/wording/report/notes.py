"""What a reader must know before the numbers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.ui import figures

from ...choices import Note
from ...rules.report import Report

NOTES: dict[str, object] = {
    Note.NO_RECORDS: gettext_lazy("No hay registros de este período: los ceros dicen que nadie registró nada."),
    Note.NO_SALES_YET: gettext_lazy(
        "Las ventas de este año se informan cuando el año termina: el tamaño de las empresas todavía no se conoce."
    ),
    Note.SHARES_OVER_100: gettext_lazy(
        "Hay empresas cuyas participaciones suman más de 100 %: su propiedad se cuenta como no informada."
    ),
    Note.ALLIANCES_WITHOUT_DATE: gettext_lazy(
        "Hay alianzas sin fecha de comienzo: no se sabe si caen en el año y no se cuentan."
    ),
    Note.OPERATOR_UNKNOWN: gettext_lazy("De algunos centros no se conoce el operador en todo el año."),
    Note.COUNTED_ONCE: gettext_lazy(
        "Una empresa que está en varios proyectos, y un cliente que atienden varios centros, se cuentan una vez en el "
        "total."
    ),
    Note.DEFINITION_CHANGED: gettext_lazy(
        "Una definición cambió desde el informe publicado: las cifras nuevas no se comparan sin mirarla."
    ),
}


def notes_of(report: Report) -> list[str]:
    """In the order in which a reader needs them."""
    said = [str(NOTES[note]) for note in report.notes if note in NOTES]
    if (report.as_of.month, report.as_of.day) != (12, 31):
        text = _("El año sigue en curso: se cuenta hasta el %(on)s y las cifras van a cambiar.")
        said.insert(0, text % {"on": figures.day(report.as_of)})
    if report.public:
        said.append(
            _(
                "Las cantidades tan pequeñas que alguien se reconocería no se publican, ni las que permitirían "
                "deducirlas."
            )
        )
    return said
