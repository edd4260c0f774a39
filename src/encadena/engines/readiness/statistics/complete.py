"""Answers as a table: one row per firm, one column per item, NaN where there is no value."""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]

# An item that fewer than half of the firms were asked (a branch) would leave few complete rows.
ASKED_SHARE = 0.5


def complete_rows(table: Table) -> tuple[Table, NDArray[np.int64]]:
    """The rows without gaps over the items that at least half of the firms answered, and which columns those are."""
    if not table.size:
        return table.reshape(0, 0), np.array([], dtype=np.int64)
    columns = np.flatnonzero((~np.isnan(table)).mean(axis=0) >= ASKED_SHARE)
    chosen = table[:, columns]
    return chosen[~np.isnan(chosen).any(axis=1)], columns
