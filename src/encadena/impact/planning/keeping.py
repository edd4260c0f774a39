"""Reports as text and back, their hash, and by what they were counted."""

import json
from hashlib import sha256

from encadena.engines.impact.snapshot import digest

from ..rules.definitions import fingerprint_of_all
from ..rules.packing import SCHEMA, packed, unpacked
from ..rules.report import Report
from ..tables import rows_of


def text_of(report: Report) -> str:
    return json.dumps(packed(report), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def report_of(text: str) -> Report:
    """Raises ``impact_schema_unknown``."""
    return unpacked(json.loads(text))


def hash_of(report: Report) -> str:
    """The same on every machine that counted the same: no keys of rows, no moment of computing."""
    return digest(packed(report))


def counted_by() -> str:
    """Changes with the definitions, with the published figures beside them and with the form of the report."""
    tables = json.dumps([rows_of(name) for name in ("stated", "checks")], ensure_ascii=False)
    return f"{SCHEMA}.{fingerprint_of_all()}.{sha256(tables.encode()).hexdigest()[:12]}"
