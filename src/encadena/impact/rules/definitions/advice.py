"""Sessions, hours, clients and milestones."""

from django.utils.translation import gettext_noop as _

from .base import Definition
from .shared import BY_DAY, NETWORK, NO_BASE, NO_BASE_OF_SUM

LEFT_OUT = _("Los contactos sin contenido o no propios de la empresa, y las sesiones retiradas.")
NO_TRAVEL = _("El traslado. También los contactos que no cuentan y las sesiones retiradas.")
LINKED_UNKNOWN = _("Una sesión que nadie vinculó queda fuera, aunque su empresa esté en un proyecto.")

DEFINITIONS = (
    Definition(
        code="sessions", version=1, shape="count", owner=NETWORK,
        name=_("Sesiones de asesoría"),
        unit=_("sesiones"),
        counts=_(
            "Una sesión con contenido y propia de la empresa, una vez, aunque asistan varias empresas. Pertenece "
            "al centro que la dio."
        ),
        period=BY_DAY,
        base=NO_BASE,
        unknowns=_("No hay: toda sesión tiene fecha y centro."),
        leaves_out=LEFT_OUT,
    ),
    Definition(
        code="sessions_linked", version=1, shape="count", owner=NETWORK,
        name=_("Sesiones vinculadas a los proyectos"),
        unit=_("sesiones"),
        counts=_("Una sesión contada que quien asesoró vinculó a un proyecto contado."),
        period=BY_DAY,
        base=NO_BASE,
        unknowns=LINKED_UNKNOWN,
        leaves_out=LEFT_OUT,
    ),
    Definition(
        code="sessions_linked_share", version=1, shape="portion", owner=NETWORK,
        name=_("Parte de las sesiones vinculada a los proyectos"),
        unit=_("sesiones"),
        counts=_("Una sesión contada que quien asesoró vinculó a un proyecto contado."),
        period=BY_DAY,
        base=_("Las sesiones contadas."),
        unknowns=_("No hay: toda sesión está vinculada o no lo está."),
        leaves_out=LEFT_OUT,
    ),
    Definition(
        code="sessions_of_chain_firms", version=1, shape="count", owner=NETWORK,
        name=_("Sesiones de empresas que estaban en un proyecto"),
        unit=_("sesiones"),
        counts=_(
            "Una sesión contada a la que asistió una empresa que ese día estaba en un proyecto contado, aunque "
            "nadie la haya vinculado. Es la segunda lectura de la misma frase."
        ),
        period=BY_DAY,
        base=NO_BASE,
        unknowns=_("No hay: la fecha de entrada de cada empresa se conoce."),
        leaves_out=LEFT_OUT,
    ),
    Definition(
        code="hours", version=1, shape="amount", owner=NETWORK,
        name=_("Horas de asesoría"),
        unit=_("minutos"),
        counts=_(
            "Los minutos de atención y de preparación de cada sesión contada, una vez, aunque asistan varias "
            "empresas."
        ),
        period=BY_DAY,
        base=NO_BASE_OF_SUM,
        unknowns=_("Una sesión contada sin minutos suma cero y se cuenta aparte como no informada."),
        leaves_out=NO_TRAVEL,
    ),
    Definition(
        code="hours_linked", version=1, shape="amount", owner=NETWORK,
        name=_("Horas de las sesiones vinculadas"),
        unit=_("minutos"),
        counts=_("Los minutos de atención y de preparación de cada sesión vinculada a un proyecto contado."),
        period=BY_DAY,
        base=NO_BASE_OF_SUM,
        unknowns=_("Una sesión vinculada sin minutos suma cero y se cuenta aparte como no informada."),
        leaves_out=NO_TRAVEL,
    ),
    Definition(
        code="clients_served", version=1, shape="count", owner=NETWORK,
        name=_("Clientes atendidos"),
        unit=_("clientes"),
        counts=_(
            "Un cliente que asistió al menos a una sesión contada. Si lo atendieron dos centros, es uno en el "
            "total y uno en cada centro."
        ),
        period=BY_DAY,
        base=NO_BASE,
        unknowns=_("No hay: cada asistencia nombra a su cliente."),
        leaves_out=LEFT_OUT,
    ),
    Definition(
        code="milestones_verified", version=1, shape="count", owner=NETWORK,
        name=_("Hitos verificados"),
        unit=_("hitos"),
        counts=_("Un cambio en una empresa que una segunda persona verificó; corregido, cuenta una vez."),
        period=_("Por la fecha del cambio, no la de su verificación."),
        base=NO_BASE,
        unknowns=_("Los hitos informados que nadie ha revisado todavía no cuentan."),
        leaves_out=_("Los devueltos, retirados o reemplazados por una corrección."),
    ),
)  # fmt: skip
