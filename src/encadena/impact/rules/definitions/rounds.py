"""Business rounds: what was agreed, what was held, and what each side says came of it."""

from django.utils.translation import gettext_noop as _

from .base import Definition
from .shared import NETWORK, NO_BASE, NO_BASE_OF_SUM

BY_LAST_DAY = _("Por el último día de la rueda, del 1 de enero al 31 de diciembre; en un año en curso, hasta hoy.")
AGREED = _("Las reuniones acordadas.")
PLACED = _(
    "La región es la de la empresa; el centro y el operador, los que la atendían el último día de la rueda. Sin centro "
    "que la atendiera queda en una fila propia."
)
NOT_AGREED = _(
    "Las ruedas sin agenda publicada, las reuniones quitadas de la lista o sin lugar en la agenda, las de dos empresas "
    "entre sí y las de participantes que no están registrados."
)
ONLY_AGREED = _("Las reuniones que no son acordadas.")


def _money(kind: str, side: str, name: str, counts: str) -> Definition:
    return Definition(
        code=f"round_{kind}_{side}", version=1, shape="money", owner=NETWORK, name=name, unit=_("cada moneda aparte"),
        counts=counts,
        period=_("Lo último que se dijo, aunque se haya dicho después de cerrar el año."),
        base=NO_BASE_OF_SUM,
        unknowns=_(
            "Se cuenta aparte de cuántas reuniones realizadas ese lado no dijo el monto. «Más de» es lo menos que "
            "puede ser. En pesos solo se suma con el tipo de cambio que quien organiza anotó para su rueda, con día y "
            "fuente; si falta uno, ese total no se sabe."
        ),
        leaves_out=_(
            "Lo que dijo el otro lado y los otros dos estados: nada de eso se suma. Tampoco las reuniones sin interés."
        ),
    )  # fmt: skip


DEFINITIONS = (
    Definition(
        code="rounds", version=1, shape="count", owner=NETWORK,
        name=_("Ruedas de negocios"),
        unit=_("ruedas"),
        counts=_("Una rueda con su agenda publicada cuyo último día ya llegó, con al menos una reunión acordada."),
        period=BY_LAST_DAY,
        base=NO_BASE,
        unknowns=_("Sin días registrados no se sabe si cae en el año y no se cuenta."),
        leaves_out=NOT_AGREED,
    ),
    Definition(
        code="round_meetings", version=1, shape="count", owner=NETWORK,
        name=_("Reuniones de negocios acordadas"),
        unit=_("reuniones"),
        counts=_("Una reunión de una empresa con un comprador en la agenda publicada de una rueda contada."),
        period=BY_LAST_DAY,
        base=NO_BASE,
        unknowns=PLACED,
        leaves_out=NOT_AGREED,
    ),
    Definition(
        code="round_meetings_present", version=1, shape="portion", owner=NETWORK,
        name=_("Realizadas según la marca en la mesa"),
        unit=_("reuniones"),
        counts=_("Una reunión acordada que en la mesa se marcó como hecha o comenzada. Es la primera definición."),
        period=BY_LAST_DAY,
        base=AGREED,
        unknowns=_("Las que nadie marcó: no se sabe si se realizaron."),
        leaves_out=ONLY_AGREED,
    ),
    Definition(
        code="round_meetings_held", version=1, shape="portion", owner=NETWORK,
        name=_("Realizadas según al menos un lado"),
        unit=_("reuniones"),
        counts=_(
            "Una reunión acordada que la empresa o el comprador dice que se realizó. Es la segunda definición y no usa "
            "la marca de la mesa."
        ),
        period=BY_LAST_DAY,
        base=AGREED,
        unknowns=_("Las que ningún lado ha contado todavía."),
        leaves_out=ONLY_AGREED,
    ),
    Definition(
        code="round_answered", version=1, shape="portion", owner=NETWORK,
        name=_("Reuniones con respuesta"),
        unit=_("reuniones"),
        counts=_("Una reunión acordada de la que al menos un lado contó en qué quedó."),
        period=BY_LAST_DAY,
        base=AGREED,
        unknowns=_("No hay: o alguien respondió o nadie lo ha hecho."),
        leaves_out=ONLY_AGREED,
    ),
    Definition(
        code="round_firms", version=1, shape="count", owner=NETWORK,
        name=_("Empresas en ruedas de negocios"),
        unit=_("empresas"),
        counts=_(
            "Una empresa distinta con al menos una reunión acordada. En dos ruedas es una en el total; si la atienden "
            "dos centros, es una en cada fila."
        ),
        period=BY_LAST_DAY,
        base=NO_BASE,
        unknowns=PLACED,
        leaves_out=_("Ninguna: las archivadas siguen contando y una fusionada es la que quedó en su lugar."),
    ),
    Definition(
        code="round_firms_met", version=1, shape="portion", owner=NETWORK,
        name=_("Empresas que se reunieron con un comprador"),
        unit=_("empresas"),
        counts=_("Una empresa con al menos una reunión realizada, por una definición o por la otra."),
        period=BY_LAST_DAY,
        base=_("Las empresas con reuniones acordadas, cada una una vez."),
        unknowns=_("Las que no tienen ninguna realizada y sí alguna de la que no se sabe nada."),
        leaves_out=_("Ninguna."),
    ),
    Definition(
        code="round_buyers", version=1, shape="count", owner=NETWORK,
        name=_("Compradores en ruedas de negocios"),
        unit=_("compradores"),
        counts=_("Un comprador distinto con al menos una reunión acordada; está en cada fila en que la tuvo."),
        period=BY_LAST_DAY,
        base=NO_BASE,
        unknowns=_("No hay: cada reunión nombra a su comprador."),
        leaves_out=NOT_AGREED,
    ),
    _money(
        "expected", "firms", _("Montos esperados según las empresas"),
        _("Lo que las empresas esperan vender por las reuniones que dicen realizadas."),
    ),
    _money(
        "expected", "buyers", _("Montos esperados según los compradores"),
        _("Lo que los compradores esperan comprar por las reuniones que dicen realizadas."),
    ),
    _money(
        "committed", "firms", _("Montos comprometidos según las empresas"),
        _("Lo que, según las empresas, los compradores comprometieron en las reuniones realizadas."),
    ),
    _money(
        "committed", "buyers", _("Montos comprometidos según los compradores"),
        _("Lo que los compradores dicen haber comprometido en las reuniones realizadas."),
    ),
    _money(
        "closed", "firms", _("Montos cerrados según las empresas"),
        _("Los pedidos que las empresas dicen haber cerrado tras las reuniones realizadas."),
    ),
    _money(
        "closed", "buyers", _("Montos cerrados según los compradores"),
        _("Los pedidos que los compradores dicen haber cerrado tras las reuniones realizadas."),
    ),
)  # fmt: skip

CODES = tuple(definition.code for definition in DEFINITIONS)
MONEY = tuple(definition.code for definition in DEFINITIONS if definition.shape == "money")
