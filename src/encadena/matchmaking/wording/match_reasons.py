"""Why a buyer and a firm may have business, in words: the reasons of the matching as they were kept, and what would
change them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.queries import country_name, language_name
from encadena.firms.choices import LegalSize
from encadena.ui import figures

from ..choices import BuyerKind
from ..queries.certificates import standard_names

Params = Mapping[str, Any]


def reason_sentence(code: str, params: Params) -> str:
    """``KeyError`` for a code that the engine does not know."""
    return SENTENCES[code](params)


def way_sentence(code: str) -> str:
    """What would change a reason that speaks against a pair."""
    return WAYS[code]()


def named(names: Mapping[str, str]) -> str:
    """A thing by its name in the reader's language."""
    return names.get((get_language() or "es")[:2]) or names["es"]


def _all_named(several: Iterable[Mapping[str, str]]) -> str:
    return ", ".join(named(one) for one in several)


def _day(value: date | str) -> str:
    return figures.day(date.fromisoformat(value) if isinstance(value, str) else value)


def _amount(params: Params, key: str) -> dict[str, str]:
    return {"amount": figures.number(params[key]), "unit": str(params.get("unit", ""))}


def _languages(codes: Iterable[str]) -> str:
    return ", ".join(language_name(code, get_language() or "es") for code in codes)


def _countries(codes: Iterable[str]) -> str:
    return ", ".join(country_name(code, get_language() or "es") for code in codes)


def _sizes(codes: Iterable[str]) -> str:
    return ", ".join(str(LegalSize(code).label) if code in LegalSize.values else code for code in codes)


def _kinds(codes: Iterable[str]) -> str:
    return ", ".join(str(BuyerKind(code).label) if code in BuyerKind.values else code for code in codes)


def _standard(p: Params) -> dict[str, str]:
    """The certificate by its name; one that is no standard of ours is its own name."""
    code = str(p["standard"])
    return {"standard": standard_names((get_language() or "es")[:2]).get(code, code)}


def _certificate(p: Params) -> str:
    if p.get("until") is None:
        return _("Tiene %(standard)s.") % _standard(p)
    return _("Tiene %(standard)s, vigente hasta el %(until)s.") % _until(p)


def _volume(p: Params) -> str:
    facts = {"share": figures.percent(p["share"], 0), **_amount(p, "wanted")}
    if p["share"] >= 1:
        return _("Puede entregar todo el volumen: %(amount)s %(unit)s al año.") % facts
    return _("Puede entregar el %(share)s de los %(amount)s %(unit)s al año que se buscan.") % facts


def _same_branch(p: Params) -> str:
    facts = {"code": p["code"]}
    if p["scheme"] != "hs":
        return _("Códigos de la misma rama: %(code)s.") % facts
    if p["digits"] >= 4:
        return _("Misma partida %(code)s del arancel.") % facts
    return _("Mismo capítulo %(code)s del arancel.") % facts


def _things(p: Params) -> dict[str, str]:
    if "names" in p:
        return {which: named(names) for which, names in p["names"].items()}
    return {which: str(p[which]) for which in ("wanted", "offered") if which in p}


def _until(p: Params) -> dict[str, str]:
    days = {key: _day(p[key]) for key in ("until", "needed", "ready") if key in p}
    return {**(_standard(p) if "standard" in p else {}), **days}


SENTENCES: dict[str, Callable[[Params], str]] = {
    "same_thing": lambda p: _("Vende lo que se busca: %(wanted)s.") % _things(p),
    "narrower_thing": lambda p: _("Vende %(offered)s, que es de lo que se busca: %(wanted)s.") % _things(p),
    "broader_thing": lambda p: _("Vende %(offered)s en general; se busca %(wanted)s.") % _things(p),
    "related_thing": lambda p: _("Vende algo cercano: %(offered)s; se busca %(wanted)s.") % _things(p),
    "mentions_thing": lambda p: _("Nombra %(wanted)s, pero vende otra cosa.") % _things(p),
    "same_code": lambda p: _("Mismo código: %(code)s.") % {"code": p["code"]},
    "same_branch": _same_branch,
    "neighbour_code": lambda p: _("Los rubros se complementan."),
    "shared_words": lambda p: _("También dice: %(words)s.") % {"words": ", ".join(p["words"])},
    "quality": lambda p: _("Cumple con lo pedido: %(names)s.") % {"names": _all_named(p["names"])},
    "quality_missing": lambda p: _("No dice si es: %(names)s.") % {"names": _all_named(p["names"])},
    "certificate": _certificate,
    "certificate_expired": lambda p: _("Su %(standard)s venció el %(until)s.") % _until(p),
    "certificate_ends_before": lambda p: (
        _("Su %(standard)s vence el %(until)s, antes de la entrega del %(needed)s.") % _until(p)
    ),
    "certificate_missing": lambda p: _("No tiene %(standard)s.") % _standard(p),
    "certificate_until_unknown": lambda p: _("Tiene %(standard)s, sin fecha de vencimiento informada.") % _standard(p),
    "volume": _volume,
    "volume_unknown": lambda p: _("Volumen no informado; se buscan %(amount)s %(unit)s al año.") % _amount(p, "wanted"),
    "volume_in_another_unit": lambda p: (
        _("Los volúmenes no se comparan: uno está en %(unit)s y el otro en %(wanted_unit)s.") % p
    ),
    "group_delivers": lambda p: (
        _("El grupo %(name)s podría entregar %(amount)s %(unit)s al año.") % {"name": p["name"], **_amount(p, "volume")}
    ),
    "language": lambda p: _("Habla %(language)s.") % {"language": _languages([p["language"]])},
    "language_missing": lambda p: _("No comparten idioma; se pide: %(wanted)s.") % {"wanted": _languages(p["wanted"])},
    "language_unknown": lambda p: (
        _("Idiomas no informados; se pide: %(wanted)s.") % {"wanted": _languages(p["wanted"])}
    ),
    "delivery_in_time": lambda p: _("Puede entregar desde el %(ready)s, a tiempo para el %(needed)s.") % _until(p),
    "delivery_too_late": lambda p: _("Puede entregar recién desde el %(ready)s; se pide el %(needed)s.") % _until(p),
    "delivery_unknown": lambda p: _("No se sabe desde cuándo puede entregar; se pide el %(needed)s.") % _until(p),
    "incoterm": lambda p: _("Vende en condición %(incoterm)s.") % {"incoterm": p["incoterm"]},
    "incoterm_missing": lambda p: (
        _("Vende en %(offered)s; se pide %(wanted)s.")
        % {"offered": ", ".join(p["offered"]), "wanted": ", ".join(p["wanted"])}
    ),
    "incoterm_unknown": lambda p: (
        _("Condición de venta no informada; se pide %(wanted)s.") % {"wanted": ", ".join(p["wanted"])}
    ),
    "size": lambda p: _("Tamaño de empresa: %(size)s, como se pide.") % {"size": _sizes([p["size"]])},
    "size_other": lambda p: (
        _("Tamaño de empresa: %(size)s; se pide %(wanted)s.")
        % {"size": _sizes([p["size"]]), "wanted": _sizes(p["wanted"])}
    ),
    "size_unknown": lambda p: _("Tamaño no informado; se pide %(wanted)s.") % {"wanted": _sizes(p["wanted"])},
    "distance": lambda p: _("Está a %(kilometres)s km.") % {"kilometres": figures.number(p["kilometres"])},
    "distance_too_far": lambda p: (
        _("Está a %(kilometres)s km; se piden %(farthest)s km como máximo.")
        % {"kilometres": figures.number(p["kilometres"]), "farthest": figures.number(p["farthest"])}
    ),
    "distance_unknown": lambda p: _("No se sabe dónde está."),
    "readiness": lambda p: _("Diagnóstico: %(level)s de preparación.") % {"level": figures.percent(p["level"], 0)},
    "readiness_low": lambda p: (
        _("Diagnóstico: %(level)s de preparación; se pide %(least)s.")
        % {"level": figures.percent(p["level"], 0), "least": figures.percent(p["least"], 0)}
    ),
    "readiness_unknown": lambda p: _("Sin diagnóstico de preparación."),
    "market": lambda p: _("A la empresa le interesa %(country)s.") % {"country": _countries([p["country"]])},
    "market_other": lambda p: (
        _("El comprador es de %(country)s; a la empresa le interesa %(wanted)s.")
        % {"country": _countries([p["country"]]), "wanted": _countries(p["wanted"])}
    ),
    "market_unknown": lambda p: _("No se sabe de qué país es el comprador."),
    "buyer_kind": lambda p: (
        _("El comprador es del tipo que le interesa a la empresa: %(kind)s.") % {"kind": _kinds([p["kind"]])}
    ),
    "buyer_kind_other": lambda p: (
        _("El comprador es %(kind)s; a la empresa le interesa %(wanted)s.")
        % {"kind": _kinds([p["kind"]]), "wanted": _kinds(p["wanted"])}
    ),
    "buyer_kind_unknown": lambda p: _("No se sabe qué tipo de comprador es."),
    "order": lambda p: _("El pedido supera el mínimo de la empresa: %(amount)s %(unit)s.") % _amount(p, "least"),
    "order_too_small": lambda p: (
        _("El pedido es menor que el mínimo de la empresa: %(amount)s %(unit)s.") % _amount(p, "least")
    ),
    "order_unknown": lambda p: (
        _("Volumen del pedido no informado; el mínimo de la empresa es %(amount)s %(unit)s.") % _amount(p, "least")
    ),
    "order_in_another_unit": lambda p: (
        _("Los volúmenes no se comparan: uno está en %(unit)s y el otro en %(wanted_unit)s.") % p
    ),
}

WAYS: dict[str, Callable[[], str]] = {
    "renew_certificate": lambda: _("Hay que renovar el certificado."),
    "get_certificate": lambda: _("Hay que iniciar la certificación."),
    "note_validity": lambda: _("Falta anotar hasta cuándo vale el certificado."),
    "join_group": lambda: _("Un grupo podría reunir el volumen."),
    "raise_volume": lambda: _("El comprador puede aceptar una parte, o un grupo reunir el resto."),
    "note_volume": lambda: _("Falta anotar el volumen anual."),
    "interpreter": lambda: _("Se necesita intérprete."),
    "note_languages": lambda: _("Falta anotar los idiomas."),
    "later_delivery": lambda: _("El comprador tendría que aceptar una fecha posterior."),
    "note_delivery": lambda: _("Falta anotar desde cuándo puede entregar."),
    "offer_incoterm": lambda: _("La empresa tendría que cotizar en esa condición."),
    "note_incoterms": lambda: _("Falta anotar la condición de venta."),
    "ask_buyer": lambda: _("Solo el comprador puede ceder."),
    "ask_seller": lambda: _("Solo la empresa puede ceder."),
    "raise_readiness": lambda: _("El plan de acción de la empresa puede subir su preparación."),
    "note_size": lambda: _("Falta informar las ventas de la empresa."),
    "note_place": lambda: _("Falta anotar la ubicación."),
    "note_readiness": lambda: _("Falta hacer el diagnóstico."),
    "note_buyer": lambda: _("Falta completar el perfil del comprador."),
    "same_unit": lambda: _("Ambos tienen que usar la misma unidad."),
}
