"""Definitions in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...rules.definitions import Definition, definition_of
from ...rules.report import Report, Used


@dataclass(frozen=True)
class Defined:
    """``changed``: the definition of today is another one than that by which the report was counted."""

    code: str
    version: int
    name: str
    counts: str
    period: str
    base: str
    unknowns: str
    leaves_out: str
    owner: str
    changed: bool = False


def defined(report: Report) -> list[Defined]:
    """The definitions that the report counted by, in its order."""
    return [_of(one, found) for one in report.definitions if (found := definition_of(one.code))]


def _of(one: Used, found: Definition) -> Defined:
    return Defined(
        code=one.code,
        version=one.version,
        name=_(found.name),
        counts=_(found.counts),
        period=_(found.period),
        base=_(found.base),
        unknowns=_(found.unknowns),
        leaves_out=_(found.leaves_out),
        owner=_(found.owner),
        changed=one.fingerprint != found.fingerprint,
    )
