"""A report that was kept, counted again from the records of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from encadena.engines.impact.snapshot import differences

from ..models import Snapshot
from ..queries.access import scope_of_snapshot
from ..rules.packing import packed
from ..rules.report import Report
from .keeping import hash_of, report_of
from .report import network_report


@dataclass(frozen=True)
class Difference:
    """``address`` of a number (``figures.projects.value``); ``redefined``: its definition changed since, so the two
    numbers count different things and their difference says nothing about the records."""

    address: str
    kept: object
    now: object
    redefined: bool


@dataclass(frozen=True)
class Comparison:
    """``intact``: what is kept still has the hash it was published with. ``same``: counted again, the hash is equal."""

    intact: bool
    same: bool
    digest_now: str
    differences: tuple[Difference, ...]
    redefined: tuple[str, ...]


def compare_snapshot(snapshot: Snapshot) -> Comparison:
    """Recompute and compare. The rule for a definition that changed: another version or other words."""
    kept = report_of(snapshot.report)
    now = network_report(snapshot.year, scope_of_snapshot(snapshot), today=kept.as_of)
    changed = redefined(kept, now)
    before, after = packed(kept), packed(now)
    found = tuple(
        Difference(address, _at(before, address), _at(after, address), _code_of(address) in changed)
        for address in differences(before, after)
        if not address.startswith("definitions")
    )
    digest_now = hash_of(now)
    return Comparison(hash_of(kept) == snapshot.digest, digest_now == snapshot.digest, digest_now, found, changed)


def redefined(kept: Report, now: Report) -> tuple[str, ...]:
    """Codes of figures that are counted otherwise, or no longer, or not before."""
    old, new = ({one.code: (one.version, one.fingerprint) for one in report.definitions} for report in (kept, now))
    return tuple(code for code in {**old, **new} if old.get(code) != new.get(code))


def _at(told: Mapping[str, Any], address: str) -> object:
    """``None`` where one of the two has nothing."""
    found: Any = told
    for step in address.replace("[", ".").replace("]", "").split("."):
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list) and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def _code_of(address: str) -> str:
    """The figure that an address belongs to: what follows the last ``figures``."""
    _before, mark, after = f".{address}".rpartition(".figures.")
    return after.partition(".")[0] if mark else ""
