"""What remains when two records of one firm become one."""

from collections.abc import Mapping

from encadena.kernel.errors import DomainError

from ..errors import MERGE_TWO_RUTS

KEPT, GONE, BOTH = "kept", "gone", "both"
EMPTY = (None, "", False)


def chosen_side(field: str, kept: Mapping[str, object], gone: Mapping[str, object], choices: Mapping[str, str]) -> str:
    """Whose value stays: the one that was chosen, else the kept firm's, unless only the other has one.

    The RUT is no choice (there is one at most), and the kind of firm goes with the RUT.
    """
    if field == "rut":
        return KEPT if kept["rut"] else GONE
    if choices.get(field) in {KEPT, GONE}:
        return choices[field]
    if field == "kind":
        return KEPT if kept["rut"] or not gone["rut"] else GONE
    return GONE if kept[field] in EMPTY and gone[field] not in EMPTY else KEPT


def merged_profile(
    kept: Mapping[str, object], gone: Mapping[str, object], choices: Mapping[str, str]
) -> dict[str, object]:
    """Field → value of the kept firm after the merge. Raises ``merge_two_ruts``: two RUTs are two taxpayers."""
    if kept["rut"] and gone["rut"] and kept["rut"] != gone["rut"]:
        raise DomainError(MERGE_TWO_RUTS)
    sides = {field: chosen_side(field, kept, gone, choices) for field in kept}
    return {field: (kept if side == KEPT else gone)[field] for field, side in sides.items()}
