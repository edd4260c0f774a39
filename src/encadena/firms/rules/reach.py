"""Scope as tokens: what a post reaches and what a firm is reached by, so that each reader's list is one stretch of an
index. ``centre:12`` attended by the centre, ``operator:5`` by a centre that the operator runs, ``region:08`` in the
region or attended there, ``member:7`` of the association, ``promoted`` allows being shown, ``all``.
"""

from collections.abc import Iterable
from datetime import date

Span = tuple[date | None, date | None]
ALWAYS: Span = (None, None)
PROMOTED = "promoted"
ALL = "all"


def centre_token(pk: int) -> str:
    return f"centre:{pk}"


def operator_token(pk: int) -> str:
    return f"operator:{pk}"


def region_token(code: str) -> str:
    return f"region:{code}"


def member_token(pk: int) -> str:
    return f"member:{pk}"


def within(one: Span, other: Span) -> Span:
    """The days of both; may be empty (until before since)."""
    since = max((day for day in (one[0], other[0]) if day), default=None)
    until = min((day for day in (one[1], other[1]) if day), default=None)
    return since, until


def joined(spans: Iterable[Span], today: date) -> list[Span]:
    """Half-open spans from today on as few that do not touch. What has begun is written as begun ever."""
    found: list[Span] = []
    for since, until in sorted((_from_today(span, today) for span in spans), key=lambda s: s[0] or date.min):
        if (until and until <= today) or (since and until and until <= since):
            continue
        if found and _touch(found[-1], since):
            found[-1] = (found[-1][0], _later(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _from_today(span: Span, today: date) -> Span:
    since, until = span
    return (None if since is None or since <= today else since), until


def _touch(before: Span, since: date | None) -> bool:
    return before[1] is None or since is None or since <= before[1]


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
