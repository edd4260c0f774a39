"""Spans of days that touch or overlap become one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """Half open: [first, until); ``until`` None goes on."""

    pk: int
    first: date
    until: date | None


def joined(spans: Iterable[Span]) -> list[list[Span]]:
    """Those that share a day, or follow one another without a day between, stand in one group; by their first day."""
    groups: list[list[Span]] = []
    end: date | None = None
    for span in sorted(spans, key=lambda span: (span.first, span.pk)):
        if groups and (end is None or span.first <= end):
            groups[-1].append(span)
        else:
            groups.append([span])
            end = span.first
        end = None if end is None or span.until is None else max(end, span.until)
    return groups


def whole(group: Iterable[Span]) -> tuple[date, date | None]:
    spans = list(group)
    ends = [span.until for span in spans]
    return min(span.first for span in spans), None if None in ends else max(end for end in ends if end)
