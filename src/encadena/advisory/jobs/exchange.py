"""Long work on a spreadsheet in the background: compare it, write it, take it back."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.firms.choices import ImportState
from encadena.jobs.models import Job
from encadena.jobs.registry import Handle, describe_error, job
from encadena.ui import figures

from ..actions import exchange
from ..choices import ExchangeJob
from ..models import SheetImport
from ..wording import exchange as wording


def _describe(note: Mapping[str, Any]) -> str:
    step = note.get("step")
    if step == "reading":
        return _("Leyendo la planilla")
    if step == "writing":
        facts = {"done": figures.number(note["rows"]), "all": figures.number(note["of"])}
        return _("%(done)s de %(all)s filas escritas") % facts
    if step == "comparing":
        return _("%(done)s filas comparadas con el registro") % {"done": figures.number(note["rows"])}
    return _("Deshaciendo") if step == "undoing" else ""


def _link(job: Job) -> str:
    return reverse("advisory:sheet_import", args=[job.args["import_id"]])


@job(
    ExchangeJob.CHECK,
    label=gettext_lazy("Revisar planilla"),
    stop_label=gettext_lazy("Detener"),
    describe=_describe,
    link=_link,
    steady=True,
)
def check(handle: Handle, *, import_id: int) -> dict[str, object]:
    """Only reads the register; may be repeated."""
    batch = exchange.check_sheet(SheetImport.objects.get(pk=import_id), actor=handle.actor, watch=handle)
    return {"rows": batch.counts["rows"], "errors": batch.counts["errors"]}


@job(
    ExchangeJob.APPLY,
    label=gettext_lazy("Importar planilla"),
    stop_label=gettext_lazy("Detener y dejar todo como estaba"),
    describe=_describe,
    link=_link,
    steady=True,
)
def apply(handle: Handle, *, import_id: int, only_good_rows: bool) -> dict[str, object]:
    """Goes on where a worker died; stopping takes back what was written."""
    batch = SheetImport.objects.get(pk=import_id)
    if batch.state != ImportState.APPLIED:
        resume = batch.state == ImportState.APPLYING
        batch = exchange.apply_sheet(
            batch, only_good_rows=only_good_rows, actor=handle.actor, watch=handle, resume=resume
        )
    return {"made": batch.counts["made"], "skipped": batch.counts["skipped"]}


@job(
    ExchangeJob.UNDO,
    label=gettext_lazy("Deshacer importación"),
    describe=_describe,
    link=_link,
    steady=True,
)
def undo(handle: Handle, *, import_id: int) -> dict[str, object]:
    """Chunk by chunk; repeated, it goes on."""
    batch = exchange.undo_sheet(SheetImport.objects.get(pk=import_id), actor=handle.actor, watch=handle)
    return {"undone": batch.counts["undone"], "refused": batch.counts["refused"]}


describe_error(wording.describe_code)
