"""The dates of a round's terms, and which has to come after which."""

from collections.abc import Iterator, Mapping
from datetime import datetime

ORDER = (("opens_at", "closes_at"), ("wishes_close_at", "answers_close_at"), ("opens_at", "wishes_close_at"))


def crossing(moments: Mapping[str, datetime | None]) -> Iterator[tuple[str, str]]:
    """Pairs of dates, by name, of which the second should come later and does not."""
    for first, second in ORDER:
        earlier, later = moments[first], moments[second]
        if earlier and later and later <= earlier:
            yield first, second
