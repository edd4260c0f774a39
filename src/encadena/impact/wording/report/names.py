"""What figures, rows of breakdowns, scopes and the report itself are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from encadena.catalogs.queries.sections import section_names
from encadena.chains.choices import ProjectKind
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.firms.rules.size import bounds_of
from encadena.ui import figures

from ...choices import UNKNOWN_PLACE
from ...rules.definitions import definition_of
from ...rules.report import Report, Row, Scope

# For the head of a column and under a bar, where the name of the definition would be too long.
SHORT = {
    "projects": gettext_lazy("Proyectos"),
    "chain_firms": gettext_lazy("Empresas"),
    "sessions": gettext_lazy("Sesiones"),
    "sessions_linked": gettext_lazy("Sesiones vinculadas"),
    "hours": gettext_lazy("Horas"),
    "hours_linked": gettext_lazy("Horas vinculadas"),
    "alliances": gettext_lazy("Alianzas"),
    "chain_female": gettext_lazy("De mujeres"),
    "chain_micro": gettext_lazy("Micro"),
    "clients_served": gettext_lazy("Clientes"),
    "round_meetings": gettext_lazy("Reuniones de ruedas"),
    "round_meetings_held": gettext_lazy("Realizadas según un lado"),
    "round_firms": gettext_lazy("Empresas en ruedas"),
}
DIMENSIONS = {
    "kind": gettext_lazy("Por tipo de proyecto"),
    "region": gettext_lazy("Por región"),
    "centre": gettext_lazy("Por centro"),
    "operator": gettext_lazy("Por operador"),
    "band": gettext_lazy("Por tramo de ventas"),
    "ownership": gettext_lazy("Por propiedad femenina"),
    "section": gettext_lazy("Por rubro"),
}
HEADINGS = {
    "kind": gettext_lazy("Tipo de proyecto"),
    "region": gettext_lazy("Región"),
    "centre": gettext_lazy("Centro"),
    "operator": gettext_lazy("Operador"),
    "band": gettext_lazy("Tramo de ventas"),
    "ownership": gettext_lazy("Propiedad femenina"),
    "section": gettext_lazy("Rubro"),
}
OWNED: dict[str, object] = {
    FemaleOwned.YES: gettext_lazy("De propiedad femenina"),
    FemaleOwned.NO: gettext_lazy("De otra propiedad"),
    FemaleOwned.UNKNOWN: gettext_lazy("Sin dato de género"),
}
UNPLACED: dict[str, object] = {
    "kind": gettext_lazy("Fuera de un proyecto"),
    "region": gettext_lazy("Centros de todo el país, o sin región"),
    "centre": gettext_lazy("Sin centro que la atienda"),
    "operator": gettext_lazy("Operador no conocido"),
    "section": gettext_lazy("Sin rubro registrado"),
}
_KINDS: dict[str, object] = dict(ProjectKind.choices)
_UNNAMED = pgettext_lazy("fila", "Sin dato")


def figure_name(code: str, *, short: bool = False) -> str:
    if short and code in SHORT:
        return str(SHORT[code])
    found = definition_of(code)
    return _(found.name) if found else code


def row_name(dimension: str, row: Row) -> str:
    """A proper name as it is; a section and a choice in the reader's words; "sin dato" for what has neither."""
    if dimension == "section" and row.key in section_names():
        return section_names()[row.key]
    if row.name:
        return row.name
    match dimension:
        case "kind":
            return str(_KINDS.get(row.key, UNPLACED["kind"]))
        case "band":
            return band_name(row.key)
        case "ownership":
            return str(OWNED.get(row.key, _UNNAMED))
        case _:
            return str(UNPLACED.get(dimension, _UNNAMED)) if row.key in {"", UNKNOWN_PLACE} else row.key


def band_name(key: str) -> str:
    """``2`` → ``Micro 1 (hasta 200 UF)``."""
    band = SizeBand(int(key)) if key.isdigit() and int(key) in SizeBand.values else SizeBand.NO_INFORMATION
    bounds = bounds_of(band)
    if bounds is None:
        return str(band.label)
    low, high = bounds
    if high is None:
        return _("%(band)s (más de %(low)s UF)") % {"band": band.label, "low": figures.number(low, 0)}
    return _("%(band)s (hasta %(high)s UF)") % {"band": band.label, "high": figures.number(high, 0)}


def kinds_counted(kind: str, n: int) -> str:
    """``72 cadenas productivas locales``."""
    match kind:
        case ProjectKind.LOCAL_CHAIN:
            words = ngettext("%(n)s cadena productiva local", "%(n)s cadenas productivas locales", n)
        case ProjectKind.SUPPLIERS:
            words = ngettext("%(n)s red de proveedores", "%(n)s redes de proveedores", n)
        case ProjectKind.BUSINESS:
            words = ngettext("%(n)s red de negocios", "%(n)s redes de negocios", n)
        case ProjectKind.SHORT_CHAIN:
            words = ngettext("%(n)s cadena corta de valor", "%(n)s cadenas cortas de valor", n)
        case _:
            words = ngettext("%(n)s de otro tipo", "%(n)s de otros tipos", n)
    return words % {"n": figures.number(n)}


MANY_OF_A_KIND: dict[str, object] = {
    ProjectKind.LOCAL_CHAIN: gettext_lazy("las cadenas productivas locales"),
    ProjectKind.SUPPLIERS: gettext_lazy("las redes de proveedores"),
    ProjectKind.BUSINESS: gettext_lazy("las redes de negocios"),
    ProjectKind.SHORT_CHAIN: gettext_lazy("las cadenas cortas de valor"),
}


def title_of(report: Report) -> str:
    return _("Informe anual de encadenamientos y asesoría %(year)s") % {"year": report.year}


def scope_name(scope: Scope) -> str:
    match scope.kind:
        case "region":
            return _("Región: %(name)s") % {"name": scope.name}
        case "operator":
            return _("Operador: %(name)s") % {"name": scope.name}
        case "centre":
            return scope.name
        case _:
            return _("Toda la red de centros")
