"""Names that any system can store and a person recognises: ``agenda-rueda-biobio-2026-la-espiga.pdf``."""

from django.utils.text import slugify

LONGEST = 90


def file_name(*parts: object, ending: str) -> str:
    words = [slugify(str(part)) for part in parts]
    return "-".join(w for w in words if w)[:LONGEST].rstrip("-") + f".{ending}"
