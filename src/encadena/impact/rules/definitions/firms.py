"""Firms of linkage projects: how many, how large, owned by whom."""

from django.utils.translation import gettext_noop as _

from .base import Definition
from .shared import CHAIN_FIRMS_BASE, NETWORK, NO_BASE

IN_YEAR = _("La empresa estuvo en un proyecto contado al menos un día del año.")
SALES_YEAR = _("Las ventas del mismo año del informe, según la última corrección.")

DEFINITIONS = (
    Definition(
        code="chain_firms", version=1, shape="count", owner=NETWORK,
        name=_("Empresas de los proyectos"),
        unit=_("empresas"),
        counts=_(
            "Una empresa distinta. En dos proyectos es una en el total y una en cada fila a la que pertenece, así"
            " que las filas pueden sumar más que el total."
        ),
        period=IN_YEAR,
        base=NO_BASE,
        unknowns=_("Sin rubro registrado queda en una fila propia."),
        leaves_out=_("Ninguna: las archivadas siguen contando y una fusionada es la que quedó en su lugar."),
    ),
    Definition(
        code="chain_micro", version=1, shape="portion", owner=NETWORK,
        name=_("Microempresas entre ellas"),
        unit=_("empresas"),
        counts=_("Una empresa con ventas de más de 0 y hasta 2.400 UF en el año."),
        period=SALES_YEAR,
        base=CHAIN_FIRMS_BASE,
        unknowns=_("Sin ventas informadas de ese año el tamaño no se conoce: nunca se supone."),
        leaves_out=_("Ninguna. Una empresa que declaró cero ventas tiene tamaño conocido y no es microempresa."),
    ),
    Definition(
        code="chain_smallest_of_micro", version=1, shape="portion", owner=NETWORK,
        name=_("En el tramo más pequeño, entre las microempresas"),
        unit=_("empresas"),
        counts=_("Una microempresa con ventas de más de 0 y hasta 200 UF en el año."),
        period=SALES_YEAR,
        base=_(
            "Las microempresas de los proyectos contados y, sobre el total, también las de tamaño desconocido, "
            "que podrían serlo."
        ),
        unknowns=_("Las empresas de tamaño desconocido: no se sabe si son microempresas ni de qué tramo."),
        leaves_out=_("Las empresas que se sabe que no son microempresas."),
    ),
    Definition(
        code="chain_smallest_of_all", version=1, shape="portion", owner=NETWORK,
        name=_("En el tramo más pequeño, entre todas"),
        unit=_("empresas"),
        counts=_("Una empresa con ventas de más de 0 y hasta 200 UF en el año."),
        period=SALES_YEAR,
        base=CHAIN_FIRMS_BASE,
        unknowns=_("Sin ventas informadas de ese año el tamaño no se conoce: nunca se supone."),
        leaves_out=_("Ninguna."),
    ),
    Definition(
        code="chain_female", version=1, shape="portion", owner=NETWORK,
        name=_("Propiedad de mujeres"),
        unit=_("empresas"),
        counts=_(
            "Una empresa en la que las mujeres tienen con seguridad más de la mitad; exactamente la mitad no es "
            "más de la mitad."
        ),
        period=_("Quienes son dueños el último día que se mira."),
        base=CHAIN_FIRMS_BASE,
        unknowns=_(
            "No se conoce cuando el género o las participaciones sin informar podrían cambiar la respuesta, y "
            "cuando las participaciones suman más de 100 %."
        ),
        leaves_out=_("Ninguna."),
    ),
)  # fmt: skip
