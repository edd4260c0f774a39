"""Delimited text: which encoding, which delimiter."""

import csv
import io
import re
from collections import Counter

from charset_normalizer import from_bytes

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
DELIMITERS = (";", ",", "\t", "|")
_OLD = ("cp1252", "mac_roman", "cp850", "latin-1")
_SAMPLE = 300_000
_GOOD = re.compile(r"[a-zA-Z][áéíóúñü]|[áéíóúñü][a-z]|[A-Z][ÁÉÍÓÚÑÜ]|[ÁÉÍÓÚÑÜ][A-Z]|[NnºªÁÉÍÓÚÑ][°º]|\b[ÁÉÍÓÚÑ][a-z]")
_BAD = re.compile(r"[a-z][À-ÞŠŽŒ‡—–ˆ˜][a-z]|[\x80-\x9f]|[¬√±≥≤∞∂∑∏π∫ΩøØ┬├┤│┐└┴╣║╗╝▒▓¤§¶þÞðÐ×÷½¼¾³²¹¢£¥®©]|Ã.|â€|\ufffd")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Never fails: what no encoding explains comes out with \\ufffd."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").replace("\x00", ""), encoding
    encoding = _wide(data) or _best(data)
    return data.decode(encoding, "replace").replace("\x00", ""), encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    head = data[:4096]
    if len(head) < 4:
        return None
    half = len(head) // 2
    if head[1::2].count(0) * 2 > half and head[0::2].count(0) * 10 < half:
        return "utf-16-le"
    if head[0::2].count(0) * 2 > half and head[1::2].count(0) * 10 < half:
        return "utf-16-be"
    return None


def _best(data: bytes) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    sample = _telling_lines(data)
    guess = from_bytes(sample[:20_000]).best()
    candidates = dict.fromkeys(("utf-8", *_OLD, *([guess.encoding] if guess else [])))
    return max(candidates, key=lambda encoding: (_spanish(sample, encoding), encoding == "cp1252"))


def _telling_lines(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII: the only ones on which the encodings disagree."""
    lines, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines)


def _spanish(sample: bytes, encoding: str) -> int:
    """How Spanish the sample looks under an encoding: letters in their places less signs that nobody types."""
    try:
        text = sample.decode(encoding, "replace")
    except LookupError:
        return -(10**9)
    return len(_GOOD.findall(text)) - 3 * len(_BAD.findall(text))


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into the same number of cells, more than one, most often."""
    head = text[:100_000]
    if head[:4].lower() == "sep=" and len(head) > 4:
        return head[4]
    return max(DELIMITERS, key=lambda delimiter: _evenness(head, delimiter))


def _evenness(head: str, delimiter: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)):
            if any(row):
                widths[len(row)] += 1
            if number > 200:
                break
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, times = max(((w, t) for w, t in widths.items()), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
    return 0.0 if width < 2 else times / widths.total() * (1 + min(width, 50) / 50)
