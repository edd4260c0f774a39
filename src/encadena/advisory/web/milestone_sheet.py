"""Milestones as a spreadsheet, in the columns of the import: what is exported comes back unchanged."""

from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import country_name

from ..choices import SheetSubject
from ..models import Milestone
from ..queries.milestones import EXPORTED
from .exchange_headings import headings_of
from .outputs.rows_xlsx import write_rows


def write_milestones(rows: Iterable[Milestone]) -> IO[bytes]:
    """Besides the columns of the import: centre, change and state."""
    headings = [*headings_of(SheetSubject.MILESTONES).values(), _("Centro"), _("Cambio"), _("Estado")]
    return write_rows(_("Hitos"), headings, map(_cells, rows), limit=EXPORTED)


def _cells(row: Milestone) -> list[Any]:
    base, firm = row.baseline, row.firm
    told = {
        "on": row.on,
        "ruts": firm.rut_shown,
        "names": firm.name,
        "kind": row.get_kind_display(),
        "what": row.what,
        "baseline": base.value if base else None,
        "baseline_year": base.year if base else None,
        "baseline_origin": base.origin if base else None,
        "after": row.after,
        "amount": row.amount,
        "currency": row.currency,
        "country": country_name(row.country, get_language() or "es") if row.country else "",
        "jobs": "; ".join(job.label.replace(";", ",") for job in row.jobs.all()),
        "evidence": "; ".join(f"N° {paper.pk} {paper.title.replace(';', ',')}" for paper in row.documents.all()),
        "attribution": row.get_attribution_display(),
        "statement": row.statement,
        "source": row.get_statement_source_display(),
        "stated_on": row.stated_on,
        "external_id": str(row.key),
    }
    cells = [told[field] for field in headings_of(SheetSubject.MILESTONES)]
    return [_plain(cell) for cell in (*cells, str(row.centre), row.change, row.get_state_display())]


def _plain(cell: Any) -> Any:  # noqa: ANN401  whatever a cell holds
    return "" if cell is None else cell
