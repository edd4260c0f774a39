"""How often this process looks for cycles of objects that nobody holds.

Python looks after 700 more objects than were released, and now and then at everything it ever made. A page of a large
event makes a hundred thousand objects, none of them in a cycle: looking took two fifths of its time.
"""

import gc

THRESHOLDS = (50_000, 20, 100)
"""Objects until the youngest are looked at, and how many such looks until a look at the older and at the oldest."""


def look_seldom() -> None:
    """For a process that stays. What is loaded by now is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
