"""Names of the standards that firms are certified against."""

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from encadena.kernel.text import fold
from encadena.readiness.models import Standard

PORTUGUESE: Final = MappingProxyType(
    {
        "iso-9001": "ISO 9001 · Gestão da qualidade",
        "iso-14001": "ISO 14001 · Gestão ambiental",
        "iso-45001": "ISO 45001 · Saúde e segurança no trabalho",
        "iso-22000": "ISO 22000 · Segurança de alimentos",
        "fssc-22000": "FSSC 22000 · Segurança de alimentos",
        "brcgs-food": "BRCGS · Segurança de alimentos",
        "globalgap": "GLOBALG.A.P. · Boas práticas agrícolas",
        "fsc-coc": "FSC · Cadeia de custódia",
        "pefc-coc": "PEFC · Cadeia de custódia",
        "organic-cl": "Produção orgânica · Lei 20.089 do Chile",
        "fairtrade": "Comércio justo Fairtrade",
        "bcorp": "Empresa B",
    }
)
"""What buyers from Brazil read; a standard without a name here keeps its Spanish one."""


@lru_cache(maxsize=4)
def standard_names(language: str) -> dict[str, str]:
    """By code. Kept for the life of the process: the standards come with the program, and every need names some."""
    field = "name_en" if language == "en" else "name_es"
    names = dict(Standard.objects.values_list("code", field))
    return {code: PORTUGUESE.get(code, name) for code, name in names.items()} if language == "pt" else names


def standard_choices(language: str) -> list[tuple[str, str]]:
    """For a form, by name."""
    return sorted(standard_names(language[:2]).items(), key=lambda one: fold(one[1]))
