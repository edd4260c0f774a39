"""Names of the standards that firms are certified against."""

from functools import lru_cache

from encadena.readiness.models import Standard


@lru_cache(maxsize=4)
def standard_names(language: str) -> dict[str, str]:
    """By code. Kept for the life of the process: the standards come with the program, and every need names some."""
    field = "name_en" if language == "en" else "name_es"
    return dict(Standard.objects.values_list("code", field))
