"""The buyer asks for certificates: each must be held and valid until the day of delivery."""

import re
from datetime import date
from functools import lru_cache

from ..folding import fold
from ..parties import Certificate, Reason
from .verdict import Pair, Verdict, asked, verdict

_VERSION = re.compile(r" (v|version|ed|edition|edicion) ?\d[\d ]*$| (19|20)\d\d$")


def judge(pair: Pair) -> list[Verdict]:
    """One verdict per certificate asked for."""
    hard = asked(pair, "certificate")
    held = (*pair.offering.certificates, *pair.seller.certificates)
    needed = pair.need.until or pair.today
    return [verdict(_of(standard, held, needed, pair.today, hard)) for standard in pair.need.certificates]


@lru_cache(maxsize=10_000)
def same_standard(wanted: str, held: str) -> bool:
    """'FSSC 22000' is 'fssc22000 v6': without case, blanks, and a version that only one of them names."""
    a, b = fold(wanted).replace(" ", ""), fold(held).replace(" ", "")
    return a == b or a == _bare(held) or b == _bare(wanted)


def _bare(standard: str) -> str:
    return _VERSION.sub("", fold(standard)).replace(" ", "")


def _of(standard: str, held: tuple[Certificate, ...], needed: date, today: date, hard: bool) -> Reason:
    """The best that any copy gives: valid until the day, until an unknown day, too short, expired."""
    ends = [one.valid_until for one in held if same_standard(standard, one.standard)]
    known = max((end for end in ends if end), default=None)
    if not ends:
        return Reason("certificate_missing", "failed", "buyer", {"standard": standard}, "get_certificate", hard)
    if known and known >= needed:
        return Reason("certificate", "met", "buyer", {"standard": standard, "until": known}, "", hard)
    if None in ends or known is None:
        return Reason("certificate_until_unknown", "unknown", "buyer", {"standard": standard}, "note_validity", hard)
    params: dict[str, object] = {"standard": standard, "until": known}
    if known < today:
        return Reason("certificate_expired", "failed", "buyer", params, "renew_certificate", hard)
    return Reason("certificate_ends_before", "failed", "buyer", {**params, "needed": needed}, "renew_certificate", hard)
