"""Why two should meet, what a choice could not keep, and what each rule costs: sentences for the engine's codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import country_name, language_name

from ..queries.certificates import standard_names

_REASONS: dict[str, Any] = {
    "same_thing": gettext_lazy("Busca y ofrece lo mismo: %(wanted)s"),
    "narrower_thing": gettext_lazy("Ofrece %(offered)s, que es %(wanted)s"),
    "broader_thing": gettext_lazy("Ofrece %(offered)s, más general que %(wanted)s"),
    "related_thing": gettext_lazy("Ofrece %(offered)s, cercano a %(wanted)s"),
    "mentions_thing": gettext_lazy("Su oferta menciona %(wanted)s"),
    "same_code": gettext_lazy("Mismo código (%(code)s)"),
    "same_branch": gettext_lazy("Códigos del mismo grupo (%(code)s)"),
    "neighbour_code": gettext_lazy("Códigos que van juntos (%(wanted)s y %(offered)s)"),
    "shared_words": gettext_lazy("Palabras en común: %(words)s"),
    "quality": gettext_lazy("Menciona lo que pide: %(words)s"),
    "quality_missing": gettext_lazy("No menciona: %(words)s"),
    "certificate": gettext_lazy("Tiene %(standard)s, vale hasta %(until)s"),
    "certificate_expired": gettext_lazy("Su %(standard)s venció el %(until)s"),
    "certificate_ends_before": gettext_lazy("Su %(standard)s vence el %(until)s, antes de la entrega"),
    "certificate_missing": gettext_lazy("No consta que tenga %(standard)s"),
    "certificate_until_unknown": gettext_lazy("Tiene %(standard)s, no informado hasta cuándo"),
    "volume": gettext_lazy("Puede entregar %(share)s del volumen"),
    "volume_unknown": gettext_lazy("No informa cuánto puede entregar"),
    "volume_in_another_unit": gettext_lazy("Su volumen está en %(unit)s y se pide en %(wanted_unit)s"),
    "group_delivers": gettext_lazy("El grupo %(name)s podría entregar %(share)s"),
    "language": gettext_lazy("Se entienden en %(language)s"),
    "language_missing": gettext_lazy("Falta un idioma en común: %(wanted)s"),
    "language_unknown": gettext_lazy("No informa idiomas; se pide %(wanted)s"),
    "size": gettext_lazy("Su tamaño es de los que acepta"),
    "size_other": gettext_lazy("Su tamaño no es de los que acepta"),
    "size_unknown": gettext_lazy("Su tamaño no está informado"),
    "readiness": gettext_lazy("Llega a la preparación que se pide"),
    "readiness_low": gettext_lazy("No llega a la preparación que se pide"),
    "readiness_unknown": gettext_lazy("Su preparación no está informada"),
    "delivery_unknown": gettext_lazy("No informa desde cuándo puede entregar"),
}
_SHORTFALLS: dict[str, Any] = {
    "few_candidates": gettext_lazy("%(participant)s: quería %(wanted)s y solo calza con %(candidates)s."),
    "few_places": gettext_lazy("%(participant)s: quería %(wanted)s y le caben %(most)s."),
    "others_are_full": gettext_lazy("%(participant)s: quería %(wanted)s y tiene %(got)s; los demás están llenos."),
    "exposure_impossible": gettext_lazy("La regla de participación «%(name)s» no se puede cumplir; se dejó fuera."),
    "fixed_over_most": gettext_lazy("%(participant)s ya tiene %(fixed)s reuniones, más que su máximo de %(most)s."),
    "fixed_over_capacity": gettext_lazy("Ya hay %(fixed)s reuniones y caben %(meetings)s."),
}
_RULES: dict[str, Any] = {
    "buyer_least": gettext_lazy("Mínimo por comprador"),
    "buyer_most": gettext_lazy("Máximo por comprador"),
    "firm_least": gettext_lazy("Mínimo por empresa"),
    "firm_most": gettext_lazy("Máximo por empresa"),
    "least": gettext_lazy("Mínimos"),
    "most": gettext_lazy("Máximos"),
    "capacity": gettext_lazy("Mesas y horarios"),
    "first_before": gettext_lazy("Primero una reunión para cada empresa"),
    "micro": gettext_lazy("Parte para microempresas"),
    "micro_share": gettext_lazy("Parte para microempresas"),
    "female_owned": gettext_lazy("Parte para empresas de mujeres"),
    "female_share": gettext_lazy("Parte para empresas de mujeres"),
}


@dataclass(frozen=True)
class ReasonLine:
    text: str
    tone: str


def reason_lines(reasons: Iterable[Mapping[str, Any]]) -> list[ReasonLine]:
    """What speaks for and against, met first; reasons whose code has no sentence are left out."""
    tones = {"met": "good", "partly": "plain", "unknown": "attention", "failed": "bad"}
    order = list(tones)
    rows = [r for r in reasons if r["code"] in _REASONS]
    rows.sort(key=lambda r: order.index(r["state"]))
    return [ReasonLine(str(_REASONS[r["code"]]) % _Words(r["params"]), tones[r["state"]]) for r in rows]


def shortfall(row: Mapping[str, Any], names: Mapping[int, str]) -> str:
    params = dict(row["params"])
    if isinstance(params.get("participant"), int):
        params["participant"] = names.get(params["participant"], "")
    text = _SHORTFALLS.get(row["code"])
    return str(text) % _Words(params) if text else row["code"]


def rule_name(code: str) -> str:
    """By the engine's name of a rule (``exposure:micro``) or by ours."""
    bare = code.rpartition(":")[2]
    return str(_RULES.get(code) or _RULES.get(bare) or code)


def variant(code: str) -> str:
    if code.startswith("without_"):
        return _("Sin la regla «%(rule)s»") % {"rule": rule_name(code.removeprefix("without_"))}
    return {"now": _("Como está"), "table": _("Una mesa más"), "day": _("Un día más")}.get(code, code)


class _Words(dict[str, Any]):
    """Facts as words; one that is missing is said to be unknown."""

    def __missing__(self, key: str) -> str:
        return _("no informado")

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key) if key in self else self.__missing__(key)
        language = (get_language() or "es")[:2]
        if key == "standard":
            return standard_names(language).get(str(value), value)
        if key == "language":
            return language_name(str(value), language)
        if key == "country":
            return country_name(str(value), language)
        if key == "share" and isinstance(value, int | float):
            return f"{min(value, 1):.0%}".replace("%", " %")
        if value is None or value == "":
            return _("no informado")
        return ", ".join(str(v) for v in value) if isinstance(value, list | tuple) else value
