"""What a document says of where it comes from, so that anybody can compute it again."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from encadena.ui import figures

from ...rules.report import Report


@dataclass(frozen=True)
class Seal:
    """``digest`` is the hash of the report (empty: not frozen), ``published_on`` the day it was published (None: it was
    computed just now and may change), ``address`` where the published one is read."""

    digest: str = ""
    data_version: str = ""
    published_on: date | None = None
    address: str = ""


def sealed(report: Report, seal: Seal) -> list[str]:
    """Sentences for the method page and the foot."""
    if seal.published_on:
        first = _("Informe publicado el %(on)s; no cambia desde entonces.") % {"on": figures.day(seal.published_on)}
    else:
        first = _("Calculado con los registros del momento: no está publicado y puede cambiar.")
    said = [first]
    if seal.digest:
        said.append(_("Huella del informe (SHA-256): %(digest)s.") % {"digest": seal.digest})
    said.append(_("Para calcularlo de nuevo y comparar la huella: %(command)s") % {"command": command(report)})
    return said


def command(report: Report) -> str:
    """What to type: the same report on any machine with the same records."""
    scope = report.scope
    of = f" --{scope.kind} {scope.key}" if scope.key else ""
    return f"encadena report network --year {report.year}{of} --format json"
