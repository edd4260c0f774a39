"""Linkage projects and alliances."""

from django.utils.translation import gettext_noop as _

from .base import Definition
from .shared import NETWORK, NO_BASE, RAN_IN_YEAR

DEFINITIONS = (
    Definition(
        code="projects", version=1, shape="count", owner=NETWORK,
        name=_("Proyectos de encadenamiento"),
        unit=_("proyectos"),
        counts=_(
            "Un proyecto que salió de su preparación y corrió al menos un día del año, una vez, aunque participen"
            " varios centros."
        ),
        period=RAN_IN_YEAR,
        base=NO_BASE,
        unknowns=_(
            "Sin término real, el proyecto sigue en curso. El tipo es el que tenía el último día del año en que "
            "corrió; el centro es el que lo dirige; sin convenio conocido ese día, el operador no se informa."
        ),
        leaves_out=_("Los proyectos en preparación."),
    ),
    Definition(
        code="alliances", version=1, shape="count", owner=NETWORK,
        name=_("Alianzas estratégicas"),
        unit=_("alianzas"),
        counts=_(
            "Un acuerdo con fecha entre dos o más partes, vigente o terminado, una vez, sin importar cuántas "
            "partes lo firman."
        ),
        period=_("Vale en el año si alguno de sus días cae en él; sin fecha de término, vale desde que comenzó."),
        base=NO_BASE,
        unknowns=_("Sin fecha de comienzo no se sabe si cae en el año y no se cuenta."),
        leaves_out=_("Las que siguen en conversación y las que no se concretaron."),
    ),
    Definition(
        code="alliance_parties", version=1, shape="count", owner=NETWORK,
        name=_("Partes de esas alianzas"),
        unit=_("partes"),
        counts=_(
            "Una empresa, institución o comprador en una alianza contada; quien está en dos alianzas es dos "
            "partes."
        ),
        period=RAN_IN_YEAR,
        base=NO_BASE,
        unknowns=_("No hay: cada parte tiene nombre."),
        leaves_out=_("Las partes de alianzas que no se cuentan."),
    ),
    Definition(
        code="alliance_talks", version=1, shape="count", owner=NETWORK,
        name=_("Alianzas en conversación"),
        unit=_("alianzas"),
        counts=_("Una alianza que hoy sigue en conversación, una vez. No está entre las alianzas estratégicas."),
        period=_("Registrada hasta el último día del año."),
        base=NO_BASE,
        unknowns=_("Se mira su estado de hoy: no se sabe en qué estado estaba al cerrar el año."),
        leaves_out=_("Las que no se concretaron."),
    ),
    Definition(
        code="project_duration", version=1, shape="lasting", owner=NETWORK,
        name=_("Duración de los proyectos"),
        unit=_("días"),
        counts=_("Los días desde el comienzo hasta el término real de cada proyecto contado."),
        period=_("Desde el comienzo, aunque sea anterior al año, hasta el último día que se mira."),
        base=_("Los proyectos contados."),
        unknowns=_(
            "Un proyecto que sigue en curso ha durado al menos lo que se ha visto: cuenta como tal (estimador de "
            "Kaplan y Meier), ni se deja fuera ni se da por terminado. La media se restringe a la duración más "
            "larga vista."
        ),
        leaves_out=_("Ningún proyecto contado."),
    ),
)  # fmt: skip
