"""A QR code as a picture that a page may show, or as rows of dark and light for a document to draw."""

import segno


def picture(address: str, *, scale: int = 8) -> str:
    """A data address."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=scale, border=2, dark="#1b2733"))


def rows(address: str) -> str:
    """``1`` dark, ``0`` light, rows apart by a space, without a border."""
    code = segno.make(address, error="m", micro=False)
    return " ".join("".join("1" if dark else "0" for dark in row) for row in code.matrix)
