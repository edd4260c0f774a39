"""Which words each version of a definition had."""

from collections.abc import Mapping

from . import rows_of


def fingerprints() -> Mapping[tuple[str, int], str]:
    """(code, version) → fingerprint of every version that ever counted a report."""
    return {(row["code"], int(row["version"])): row["fingerprint"] for row in rows_of("definition_versions")}
