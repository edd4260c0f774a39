"""What an edit would change in a record that somebody else edited meanwhile."""

from collections.abc import Mapping
from typing import Any


def differing(now: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Field → [what is saved, what was typed], where they differ; empty and nothing are the same."""
    return {name: [now.get(name), value] for name, value in typed.items() if (now.get(name) or "") != (value or "")}
