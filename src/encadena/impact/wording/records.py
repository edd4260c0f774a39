"""A record that a figure counted, as a line of the list and a row of the spreadsheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from encadena.advisory.models import Client, Milestone, Session
from encadena.chains.models import Alliance, AllianceParty, LinkageProject
from encadena.firms.models import Firm
from encadena.matchmaking.models import Buyer, Meeting, Round
from encadena.ui import figures

from ..choices import Part
from ..planning.records import Opened
from ..rules.facts import ChainFirm
from . import round_records
from .report.names import OWNED, band_name

PARTS: Mapping[Part, object] = {
    Part.YES: pgettext_lazy("parte de una cifra", "Sí"),
    Part.NO: pgettext_lazy("parte de una cifra", "No"),
    Part.UNKNOWN: gettext_lazy("Sin dato"),
}


CENTRE, DETAIL, SINCE = gettext_lazy("Centro"), gettext_lazy("Detalle"), gettext_lazy("Desde")
HEADINGS: Mapping[type[Any], tuple[object, ...]] = {
    LinkageProject: (gettext_lazy("Proyecto"), DETAIL, CENTRE, gettext_lazy("Comienza")),
    Alliance: (gettext_lazy("Alianza"), DETAIL, CENTRE, SINCE),
    AllianceParty: (gettext_lazy("Parte"), gettext_lazy("Alianza"), CENTRE, SINCE),
    Firm: (gettext_lazy("Empresa"), DETAIL, gettext_lazy("Comuna")),
    Session: (gettext_lazy("Empresas"), DETAIL, CENTRE, gettext_lazy("Fecha")),
    Client: (gettext_lazy("Cliente"), gettext_lazy("Etapa"), CENTRE, gettext_lazy("Última sesión")),
    Milestone: (gettext_lazy("Cliente"), gettext_lazy("Hito"), CENTRE, gettext_lazy("Fecha")),
    **round_records.HEADINGS,
}


@dataclass(frozen=True)
class Line:
    """``page``: the address's name and keys of the record's own page (empty: it has none that can be opened)."""

    name: str
    detail: str
    place: str
    on: date | None
    page: tuple[str, *tuple[int, ...]] | None

    @property
    def url(self) -> str:
        return reverse(self.page[0], args=self.page[1:]) if self.page else ""


def line_of(row: Any, page: Opened) -> Line:  # noqa: ANN401  a row of one of the ten models
    """A record of this page."""
    match row:
        case Firm():
            return _firm(row, page.facts[row.pk])
        case Round() | Meeting() | Buyer():
            return Line(*round_records.told(row, page.heard))
    return LINES[type(row)](row)


def headings_of(model: type[Any]) -> tuple[str, ...]:
    """Three for firms, which have no day; four for everything else."""
    return tuple(str(word) for word in HEADINGS[model])


def _project(row: LinkageProject) -> Line:
    detail = f"{row.code} · {row.get_state_display()}"
    if row.ended_on:
        detail += " · " + _("hasta el %(on)s") % {"on": figures.day(row.ended_on)}
    return Line(str(row), detail, str(row.centre), row.starts_on, ("chains:project", row.pk))


def _alliance(row: Alliance) -> Line:
    detail = f"{row.get_kind_display()} · {row.get_state_display()}"
    page = ("chains:alliances", row.project_id) if row.project_id else None
    return Line(str(row), detail, str(row.centre), row.starts_on, page)


def _party(row: AllianceParty) -> Line:
    alliance = row.alliance
    page = ("chains:alliances", alliance.project_id) if alliance.project_id else None
    return Line(str(row), str(alliance), str(alliance.centre), alliance.starts_on, page)


def _firm(row: Firm, fact: ChainFirm) -> Line:
    size = band_name(str(int(fact.band))) if fact.sized else _("Tamaño no informado")
    told = [size, str(OWNED[fact.female])]
    if row.archived_at:
        told.append(_("archivada"))
    return Line(
        str(row), " · ".join(told), str(row.commune or ""), None, None if row.archived_at else ("firms:page", row.pk)
    )


def _session(row: Session) -> Line:
    firms = ", ".join(str(seat.firm) for seat in row.attended.all())
    minutes = row.contact_minutes + row.preparation_minutes
    detail = " · ".join(text for text in (str(row.area), figures.duration(minutes), row.linked_label) if text)
    return Line(firms or str(row), detail, str(row.centre), row.on, ("advisory:session", row.pk))


def _client(row: Client) -> Line:
    return Line(str(row), row.get_stage_display(), str(row.centre), row.last_session_on, ("advisory:client", row.pk))


def _milestone(row: Milestone) -> Line:
    detail = f"{row.get_kind_display()} · {row.what}"
    return Line(str(row.client), detail, str(row.centre), row.on, ("advisory:milestone", row.pk))


LINES: Mapping[type[Any], Callable[[Any], Line]] = {
    LinkageProject: _project,
    Alliance: _alliance,
    AllianceParty: _party,
    Session: _session,
    Client: _client,
    Milestone: _milestone,
}
