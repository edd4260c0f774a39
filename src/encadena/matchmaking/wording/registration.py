"""What conditions ask, what is known, and what follows, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.models import Activity, Region
from encadena.firms.choices import LegalSize

from ..models import Terms
from ..rules.eligibility import NO, UNKNOWN, YES, Verdict


@dataclass(frozen=True)
class Line:
    """A condition as the page shows it; ``tone`` is good, bad or attention."""

    asked: str
    outcome: str
    evidence: str
    tone: str


def lines(terms: Terms, verdicts: Iterable[Verdict]) -> list[Line]:
    """Each condition with its verdict and what it rests on."""
    asked = dict(asks(terms))
    tones = {YES: "good", NO: "bad", UNKNOWN: "attention"}
    return [Line(asked.get(v.rule, v.rule), outcome(v.outcome), evidence(v), tones[v.outcome]) for v in verdicts]


def stored(rows: Iterable[Mapping[str, Any]]) -> list[Verdict]:
    """Verdicts as they were frozen with a registration."""
    return [Verdict(row["rule"], row["outcome"], dict(row["facts"])) for row in rows]


def asks(terms: Terms) -> list[tuple[str, str]]:
    """What the round asks of a firm, by rule."""
    found = []
    if terms.regions:
        names = Region.objects.filter(pk__in=terms.regions).values_list("short_name", flat=True)
        found.append(("region", _("Ser de %(names)s") % {"names": ", ".join(names)}))
    if terms.sections:
        language = get_language()
        rows = Activity.objects.filter(pk__in=terms.sections)
        found.append(("section", _("Rubro: %(names)s") % {"names": "; ".join(a.name(language) for a in rows)}))
    if terms.sizes:
        labels = dict(LegalSize.choices)
        found.append(("size", _("Tamaño: %(names)s") % {"names": ", ".join(str(labels[s]) for s in terms.sizes)}))
    if terms.readiness is not None:
        found.append(("readiness", _("Preparación de al menos %(least)s %%") % {"least": terms.readiness}))
    return found


def outcome(code: str) -> str:
    return {YES: _("cumple"), NO: _("no cumple"), UNKNOWN: _("no informado")}[code]


def evidence(verdict: Verdict) -> str:
    """What the register says, and where it does not say, how to fill it in."""
    has = verdict.facts.get("has", "")
    if verdict.outcome == UNKNOWN:
        return _missing(verdict.rule)
    if verdict.rule == "region":
        return Region.objects.get(pk=has).short_name
    if verdict.rule == "section":
        return Activity.objects.get(pk=has).name(get_language())
    if verdict.rule == "size":
        return str(dict(LegalSize.choices)[str(has)])
    return _readiness(verdict)


def _readiness(verdict: Verdict) -> str:
    on = str(verdict.facts.get("on", ""))
    facts = {"has": verdict.facts["has"], "on": date_format(date.fromisoformat(on), "SHORT_DATE_FORMAT") if on else "—"}
    return _("%(has)s %% en el diagnóstico del %(on)s") % facts


def _missing(rule: str) -> str:
    return {
        "region": _("La empresa no tiene comuna en su ficha."),
        "section": _("La empresa no tiene actividad principal en su ficha."),
        "size": _("No hay ventas anuales registradas."),
        "readiness": _("No hay un diagnóstico terminado y vigente."),
    }[rule]
