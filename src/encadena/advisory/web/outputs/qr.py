"""A QR code as a picture that a page may show (a data address) or a document may draw (SVG)."""

import segno


def picture(address: str, *, scale: int = 8) -> str:
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=scale, border=2, dark="#1b2733"))


def drawing(address: str) -> str:
    return str(segno.make(address, error="m", micro=False).svg_inline(border=0, dark="#1b2733"))
