"""Sentences about pilot groups and referrals, and the words of their criteria."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity, Region
from encadena.firms.choices import FemaleOwned, FirmKind, LegalSize, OfferingKind
from encadena.ui import figures

from .. import errors
from ..choices import Stage

SENTENCES: Mapping[str, object] = {
    errors.COHORT_DATES: _("El término (%(until)s) debe ser posterior al comienzo (%(since)s)."),
    errors.COHORT_CRITERION: _("Un criterio no se entiende. Revisa el dato, la comparación y el valor."),
    errors.COHORT_CLOSED: _("El grupo “%(cohort)s” está cerrado. Reábrelo para cambiar algo."),
    errors.COHORT_CENTRE: _("Elige al menos un centro que participe; las empresas entran desde esos centros."),
    errors.COHORT_MEMBER: _("“%(firm)s” ya está en el grupo."),
    errors.COHORT_NOT_MET: _(
        "“%(firm)s” no cumple todos los criterios, o no se sabe si los cumple. "
        "Completa su ficha o escribe por qué entra."
    ),
    errors.COHORT_EMPTY: _("El grupo no tiene empresas focalizadas. Agrega la primera antes de comenzar."),
    errors.COHORT_REASON_MISSING: _("Di por qué sale: es parte de lo que el piloto enseña."),
    errors.REFERRAL_SELF: _("La empresa ya está en ese centro. Elige otro destino."),
    errors.REFERRAL_RECEIVER: _("Elige un solo destino: una institución o un centro."),
    errors.REFERRAL_DATES: _(
        "Las fechas no calzan: primero acepta la empresa (%(agreed)s), luego se envía (%(sent)s), luego se responde "
        "(%(answer)s)."
    ),
    errors.REFERRAL_STEP: _("La derivación ya avanzó y ese paso no corresponde. Recarga la página para ver su estado."),
    errors.REFERRAL_OUTCOME_MISSING: _("Falta decir qué pasó. La otra institución lo necesita para seguir."),
    errors.REFERRAL_OPEN: _("Ya hay una derivación abierta a %(receiver)s. Espera su resultado o retírala."),
}

FIELDS: Mapping[str, object] = {
    "legal_size": _("Tamaño"),
    "kind": _("Tipo de empresa"),
    "region": _("Región"),
    "female_owned": _("De propiedad mayoritaria de mujeres"),
    "section": _("Rubro principal"),
    "offering": _("Qué vende"),
    "stage": _("Etapa con el centro"),
    "years": _("Años de funcionamiento"),
    "sales_uf": _("Ventas anuales en UF"),
    "jobs": _("Puestos de trabajo"),
    "exports": _("Exportaciones en US$"),
    "sessions": _("Sesiones de asesoría"),
}


def options_of(field: str) -> list[tuple[str, str]]:
    """What a criterion over codes can ask for."""
    if field == "region":
        return [(region.pk, region.name) for region in Region.objects.order_by("order")]
    if field == "section":
        return [(row.pk, row.name()) for row in Activity.objects.filter(level=1).order_by("pk")]
    if field == "offering":
        return [*[(str(v), str(label)) for v, label in OfferingKind.choices], ("both", _t("Bienes y servicios"))]
    known = {"legal_size": LegalSize, "kind": FirmKind, "female_owned": FemaleOwned, "stage": Stage}
    silent = {"none", "unknown"}
    return [(str(value), str(label)) for value, label in known[field].choices if value not in silent]


def criterion_of(row: Mapping[str, Any]) -> str:
    """One criterion in words."""
    name = str(FIELDS.get(row["field"], row["field"]))
    if row["op"] == "in":
        names = dict(options_of(row["field"]))
        return f"{name}: {', '.join(names.get(code, code) for code in row['value'])}"
    number = figures.number(row["value"])
    return f"{name}: {_t('al menos') if row['op'] == 'at_least' else _t('hasta')} {number}"


def fact_of(row: Mapping[str, Any]) -> str:
    """What the verdict was judged on; unknown is said."""
    if row.get("fact") is None or row["fact"] in {"none", "unknown"}:
        return _t("no informado")
    return (
        dict(options_of(row["field"])).get(row["fact"], row["fact"])
        if row["op"] == "in"
        else figures.number(row["fact"])
    )
