"""Names that any system can store and a person recognises: ``agenda-rueda-biobio-2026-la-espiga.pdf``."""

from django.http import HttpResponse
from django.utils.text import slugify

LONGEST = 90


def file_name(*parts: object, ending: str) -> str:
    words = [slugify(str(part)) for part in parts]
    return "-".join(w for w in words if w)[:LONGEST].rstrip("-") + f".{ending}"


def attachment(content: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
