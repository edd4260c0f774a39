"""A share in sentences: over all, over the known, who is unknown, and between what the truth lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from encadena.ui import figures

from ...rules.figures import Portion
from .rounding import fraction
from .values import is_over_known

Words = object


@dataclass(frozen=True)
class Said:
    """Sentences of one share. ``of_all`` and ``of_known`` take ``share``, ``yes``, ``total``; the others a plural by
    ``total``: nobody, everybody, hidden, nothing to share,
    nothing known."""

    of_all: Words
    none: Words
    every: Words
    hidden: Words
    empty: Words
    nobody: Words
    of_known: Words = ""


SAID = {
    "chain_micro": Said(
        of_all=gettext_lazy("El %(share)s de las empresas es microempresa (%(yes)s de %(total)s), %(fraction)s."),
        none=ngettext_lazy(
            "La única empresa no es microempresa.", "Ninguna de las %(total)s empresas es microempresa.", "n"
        ),
        every=ngettext_lazy("La única empresa es microempresa.", "Las %(total)s empresas son microempresas.", "n"),
        hidden=gettext_lazy("No se publica cuántas son microempresas: son tan pocas que se reconocerían."),
        empty=gettext_lazy("No hubo empresas de las que decir el tamaño."),
        nobody=gettext_lazy("De ninguna empresa se sabe el tamaño."),
        of_known=gettext_lazy("Entre las que tienen ventas informadas es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "chain_smallest_of_micro": Said(
        of_all=gettext_lazy(
            "De las microempresas, el %(share)s está en el tramo menor de ventas, hasta 200 UF al año "
            "(%(yes)s de %(total)s), %(fraction)s."
        ),
        none=ngettext_lazy(
            "La única microempresa no está en el tramo menor de ventas.",
            "Ninguna de las %(total)s microempresas está en el tramo menor de ventas.",
            "n",
        ),
        every=ngettext_lazy(
            "La única microempresa está en el tramo menor de ventas, hasta 200 UF al año.",
            "Las %(total)s microempresas están en el tramo menor de ventas, hasta 200 UF al año.",
            "n",
        ),
        hidden=gettext_lazy("No se publica cuántas están en el tramo menor: son tan pocas que se reconocerían."),
        empty=gettext_lazy("No hubo microempresas de las que decir el tramo."),
        nobody=gettext_lazy("No se sabe de ninguna microempresa en qué tramo está."),
    ),
    "chain_smallest_of_all": Said(
        of_all=gettext_lazy(
            "Sobre todas las empresas, el tramo menor es el %(share)s (%(yes)s de %(total)s), %(fraction)s."
        ),
        none=ngettext_lazy(
            "La única empresa no está en el tramo menor.",
            "Sobre todas, ninguna de las %(total)s empresas está en el tramo menor.",
            "n",
        ),
        every=ngettext_lazy(
            "La única empresa está en el tramo menor.", "Las %(total)s empresas están en el tramo menor.", "n"
        ),
        hidden=gettext_lazy("Tampoco se publica qué parte de todas las empresas es."),
        empty=gettext_lazy("No hubo empresas de las que decir el tramo."),
        nobody=gettext_lazy("Tampoco se sabe qué parte de todas las empresas está en el tramo menor."),
        of_known=gettext_lazy("Sobre las que tienen ventas informadas es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "chain_female": Said(
        of_all=gettext_lazy(
            "El %(share)s de las empresas es de propiedad femenina (%(yes)s de %(total)s), %(fraction)s."
        ),
        none=ngettext_lazy(
            "La única empresa no es de propiedad femenina.",
            "Ninguna de las %(total)s empresas es de propiedad femenina.",
            "n",
        ),
        every=ngettext_lazy(
            "La única empresa es de propiedad femenina.", "Las %(total)s empresas son de propiedad femenina.", "n"
        ),
        hidden=gettext_lazy("No se publica cuántas son de propiedad femenina: son tan pocas que se reconocerían."),
        empty=gettext_lazy("No hubo empresas de las que decir la propiedad."),
        nobody=gettext_lazy("De ninguna empresa se sabe si es de propiedad femenina."),
        of_known=gettext_lazy("Entre las que informan el género de sus dueños es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "sessions_linked_share": Said(
        of_all=gettext_lazy("El %(share)s de las sesiones se vinculó a un proyecto (%(yes)s de %(total)s)."),
        none=ngettext_lazy(
            "La única sesión no se vinculó a un proyecto.",
            "Ninguna de las %(total)s sesiones se vinculó a un proyecto.",
            "n",
        ),
        every=ngettext_lazy(
            "La única sesión se vinculó a un proyecto.", "Las %(total)s sesiones se vincularon a un proyecto.", "n"
        ),
        hidden=gettext_lazy("No se publica cuántas sesiones se vincularon a un proyecto: son muy pocas."),
        empty=gettext_lazy("No hubo sesiones que vincular a un proyecto."),
        nobody=gettext_lazy("De ninguna sesión se sabe si se vinculó a un proyecto."),
        of_known=gettext_lazy("Entre las que dicen si lo están es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "round_meetings_present": Said(
        of_all=gettext_lazy("Según la marca en la mesa se realizó el %(share)s (%(yes)s de %(total)s)."),
        none=ngettext_lazy(
            "Según la marca en la mesa, la única no se realizó.",
            "Según la marca en la mesa, ninguna de las %(total)s se realizó.",
            "n",
        ),
        every=ngettext_lazy(
            "Según la marca en la mesa, la única se realizó.",
            "Según la marca en la mesa se realizaron las %(total)s.",
            "n",
        ),
        hidden=gettext_lazy("No se publica cuántas se realizaron según la marca en la mesa: son muy pocas."),
        empty=gettext_lazy("No hubo reuniones que marcar en una mesa."),
        nobody=gettext_lazy("En las mesas nadie marcó nada: por esa definición no se sabe."),
        of_known=gettext_lazy("Entre las marcadas es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "round_meetings_held": Said(
        of_all=gettext_lazy("Según al menos un lado se realizó el %(share)s (%(yes)s de %(total)s)."),
        none=ngettext_lazy(
            "Según quienes respondieron, la única no se realizó.",
            "Ningún lado dice que alguna de las %(total)s se haya realizado.",
            "n",
        ),
        every=ngettext_lazy(
            "Según al menos un lado, la única se realizó.", "Según al menos un lado se realizaron las %(total)s.", "n"
        ),
        hidden=gettext_lazy("No se publica cuántas se realizaron según los participantes: son muy pocas."),
        empty=gettext_lazy("No hubo reuniones de las que preguntar."),
        nobody=gettext_lazy("De ninguna ha respondido alguien: por lo que dicen los lados no se sabe."),
        of_known=gettext_lazy("Entre las que tienen respuesta es el %(share)s (%(yes)s de %(total)s)."),
    ),
    "round_firms_met": Said(
        of_all=gettext_lazy("El %(share)s de las empresas se reunió con un comprador (%(yes)s de %(total)s)."),
        none=ngettext_lazy(
            "La única empresa no se reunió con un comprador.",
            "Ninguna de las %(total)s empresas se reunió con un comprador.",
            "n",
        ),
        every=ngettext_lazy(
            "La única empresa se reunió con un comprador.",
            "Las %(total)s empresas se reunieron con un comprador.",
            "n",
        ),
        hidden=gettext_lazy("No se publica cuántas empresas se reunieron: son tan pocas que se reconocerían."),
        empty=gettext_lazy("No hubo empresas con reuniones acordadas."),
        nobody=gettext_lazy("De ninguna empresa se sabe si se reunió con un comprador."),
        of_known=gettext_lazy("Entre las empresas de las que se sabe es el %(share)s (%(yes)s de %(total)s)."),
    ),
}


def said_of(portion: Portion) -> list[str]:
    """One to three sentences."""
    said = SAID[portion.code]
    if portion.hidden or portion.yes is None or portion.known is None or portion.total is None:
        return [str(said.hidden)]
    if not portion.total:
        return [str(said.empty)]
    if not portion.known:
        return [str(said.nobody)]
    return list(_sentences(portion, said, portion.yes, portion.known, portion.total))


def _sentences(portion: Portion, said: Said, yes: int, known: int, total: int) -> Iterator[str]:
    base = known if is_over_known(portion) else total
    if yes == 0 and known == base:
        yield _counted(said.none, base)
    elif yes == base:
        yield _counted(said.every, base)
    else:
        yield _share(said.of_all, portion.of_known if is_over_known(portion) else portion.of_all, yes, base)
    if known < total:
        yield from _unknown(portion, said, yes, known, total)


def _unknown(portion: Portion, said: Said, yes: int, known: int, total: int) -> Iterator[str]:
    if said.of_known:
        yield _share(said.of_known, portion.of_known, yes, known)
    unknown = total - known
    if is_over_known(portion):
        text = ngettext(
            "Otra, de tamaño desconocido, podría serlo: la parte verdadera está entre %(low)s y %(high)s.",
            "Otras %(n)s, de tamaño desconocido, podrían serlo: la parte verdadera está entre %(low)s y %(high)s.",
            unknown,
        )
    else:
        text = ngettext(
            "De una (%(share)s) no se sabe: la parte verdadera está entre %(low)s y %(high)s.",
            "De %(n)s (%(share)s) no se sabe: la parte verdadera está entre %(low)s y %(high)s.",
            unknown,
        )
    yield text % {
        "n": figures.number(unknown),
        "share": figures.percent(portion.unreported),
        "low": figures.percent(portion.low),
        "high": figures.percent(portion.high),
    }


def _share(words: Words, share: float | None, yes: int, whole: int) -> str:
    return str(words) % {
        "share": figures.percent(share),
        "yes": figures.number(yes),
        "total": figures.number(whole),
        "fraction": fraction(share or 0.0),
    }


def _counted(words: Words, total: int) -> str:
    return str(words % {"n": total, "total": figures.number(total)})  # type: ignore[operator]


def four_numbers(portion: Portion) -> str:
    """All four in one line, for a table or under a big figure."""
    if portion.hidden:
        return _("reservado")
    if not portion.total:
        return _("sin casos")
    if portion.known == portion.total:
        return figures.share(portion.yes, portion.total)
    return _("%(all)s de todas; %(known)s de las que informan; %(unknown)s sin dato; entre %(low)s y %(high)s") % {
        "all": figures.percent(portion.of_all),
        "known": figures.percent(portion.of_known) if portion.of_known is not None else "—",
        "unknown": figures.percent(portion.unreported),
        "low": figures.percent(portion.low),
        "high": figures.percent(portion.high),
    }
