"""A file as an answer."""

from django.http import HttpResponse

from ...wording.documents.filenames import file_name

__all__ = ["attachment", "file_name"]


def attachment(content: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
