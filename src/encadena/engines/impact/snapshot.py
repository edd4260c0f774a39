"""One way of writing a report down, so that two machines that counted the same get the same hash."""

import json
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

DIGITS = 12


def canonical(report: object) -> str:
    """JSON with sorted keys and no spaces. Decimals and days become text, floats keep 12 digits (their last ones depend
    on the machine's library). ``ValueError`` for NaN and infinity, ``TypeError`` for what has no place in JSON."""
    return json.dumps(_plain(report), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(report: object) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return sha256(canonical(report).encode()).hexdigest()


def differences(kept: object, computed: object, path: str = "") -> list[str]:
    """Addresses (``a.b[2]``) at which two reports differ, in order; empty when they have one hash."""
    old, new = _plain(kept), _plain(computed)
    if isinstance(old, dict) and isinstance(new, dict):
        return [d for key in sorted({*old, *new}) for d in _under(old, new, key, f"{path}.{key}" if path else key)]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [d for i, (a, b) in enumerate(zip(old, new, strict=True)) for d in differences(a, b, f"{path}[{i}]")]
    return [] if old == new else [path]


def _under(old: dict[str, object], new: dict[str, object], key: str, path: str) -> list[str]:
    return differences(old[key], new[key], path) if key in old and key in new else [path]


def _plain(value: object) -> object:
    match value:
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case bool() | int() | str() | None:
            return value
        case float():
            return float(f"{value:.{DIGITS}g}")
        case Decimal():
            return format(value.normalize(), "f")
        case datetime() | date():
            return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a report")
