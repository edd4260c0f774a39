"""The words by which people name a kind of firm, a gender or a class of offering, folded → the code."""

from ..choices import FirmKind, Gender, OfferingKind


def _words(**synonyms: str) -> dict[str, str]:
    return {word: code for code, words in synonyms.items() for word in (code.replace("_", " "), *words.split("|"))}


GENDERS = _words(
    female="f|fem|femenino|mujer|m u j e r|female|woman|feminino|mulher",
    male="m|masc|masculino|hombre|h|male|man|homem",
    other="o|otro|otra|no binario|no binarie|trans|other|outro",
    not_reported="no informado|no informada|sin informacion|s i|n i|nd|n d|no responde|prefiere no decir|not reported|"
    "unknown|desconocido|nao informado",
)
FIRM_KINDS = _words(
    company="sociedad|persona juridica|juridica|empresa|spa|eirl|ltda|limitada|sa|s a|company|legal person",
    natural_person="persona natural|natural|persona natural con giro|pn|natural person|individual",
    entrepreneur="emprendedor|emprendedora|emprendimiento|emprendimiento sin formalizar|informal|sin formalizar|"
    "sin inicio de actividades|potencial empresario|entrepreneur",
    cooperative="cooperativa|coop|cooperative",
)
OFFERING_KINDS = _words(goods="bien|bienes|producto|productos|good|product", services="servicio|servicios|service")

assert set(GENDERS.values()) == set(Gender.values)  # noqa: S101  a code without words is found when the room loads
assert set(FIRM_KINDS.values()) == set(FirmKind.values)  # noqa: S101
assert set(OFFERING_KINDS.values()) == set(OfferingKind.values)  # noqa: S101
