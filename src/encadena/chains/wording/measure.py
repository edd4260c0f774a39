"""Why a measure is not compared with the baseline."""

from django.utils.translation import gettext_lazy

WHY = {
    "no_baseline": gettext_lazy("sin línea base"),
    "same": gettext_lazy("es la línea base"),
    "method": gettext_lazy("no se compara: se midió de otra manera"),
    "length": gettext_lazy("no se compara: otro largo de período"),
    "firms": gettext_lazy("no se compara: abarca otro número de empresas"),
}


def why_words(why: str) -> str:
    return str(WHY[why])
