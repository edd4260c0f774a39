"""Why two should meet, what a choice could not keep, and what each rule costs: sentences for the engine's codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .match_reasons import SENTENCES, WAYS, reason_sentence, way_sentence

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


def reason_lines(reasons: Iterable[Mapping[str, Any]], *, readiness: bool = False) -> list[ReasonLine]:
    """What speaks for and against, met first; reasons whose code has no sentence are left out.

    How ready a firm is says its diagnosis: told only with ``readiness``, to whom ``queries.readiness`` lets read it.
    """
    tones = {"met": "good", "partly": "plain", "unknown": "attention", "failed": "bad"}
    order = list(tones)
    shown = (r for r in reasons if r["code"] in SENTENCES and (readiness or not r["code"].startswith("readiness")))
    rows = sorted(shown, key=lambda r: order.index(r["state"]))
    return [ReasonLine(_told(r), tones[r["state"]]) for r in rows]


def _told(reason: Mapping[str, Any]) -> str:
    """The reason; where it speaks against the two, with what would change it."""
    text = reason_sentence(reason["code"], reason["params"])
    way = reason.get("way", "")
    return f"{text} {way_sentence(way)}" if way in WAYS and reason["state"] in ("failed", "partly") else text


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

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key) if key in self else None
        if value is None or value == "":
            return _("no informado")
        return ", ".join(str(v) for v in value) if isinstance(value, list | tuple) else value
