"""Long work on a spreadsheet in the background: compare it, write it, take it back."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.actions import enqueue
from encadena.jobs.models import Job
from encadena.jobs.registry import Handle, describe_error, job
from encadena.ui import figures

from .actions import importing
from .actions.alike import search_pairs
from .actions.reach import firms_of_centres, refresh_reach
from .choices import ImportJob, ImportState, UpkeepJob
from .models import AlikeSearch, Import
from .wording import imports as wording

REACH_CHUNK = 500
CHECK, APPLY, UNDO = ImportJob.CHECK.value, ImportJob.APPLY.value, ImportJob.UNDO.value
ANNOUNCE = ImportJob.ANNOUNCE.value


def _describe(note: Mapping[str, Any]) -> str:
    if note.get("step") == "reading":
        return _("Leyendo la planilla")
    if "of" in note:
        facts = {"done": figures.number(note["firms"]), "all": figures.number(note["of"])}
        return _("%(done)s de %(all)s empresas escritas") % facts
    if note.get("step") == "comparing":
        return _("%(done)s empresas comparadas con el registro") % {"done": figures.number(note["firms"])}
    if note.get("step") == "announcing":
        return _("Actualizando el buscador")
    return _("Deshaciendo") if note.get("step") == "undoing" else ""


def _link(job: Job) -> str:
    return reverse("firms:import", args=[job.args["import_id"]])


@job(
    CHECK,
    label=gettext_lazy("Revisar planilla"),
    stop_label=gettext_lazy("Detener"),
    describe=_describe,
    link=_link,
    steady=True,
)
def check(handle: Handle, *, import_id: int) -> dict[str, object]:
    """Only reads the register; may be repeated."""
    batch = importing.check_import(Import.objects.get(pk=import_id), actor=handle.actor, watch=handle)
    return {"rows": batch.counts["rows"], "errors": batch.counts["errors"]}


@job(
    APPLY,
    label=gettext_lazy("Aplicar importación"),
    stop_label=gettext_lazy("Detener y dejar todo como estaba"),
    describe=_describe,
    link=_link,
    steady=True,
)
def apply(handle: Handle, *, import_id: int, only_good_rows: bool) -> dict[str, object]:
    """Goes on where a worker died; stopping takes back what was written."""
    batch = Import.objects.get(pk=import_id)
    if batch.state == ImportState.APPLIED:
        return {"made": batch.counts["made"], "edited": batch.counts["edited"]}
    resume = batch.state == ImportState.APPLYING
    batch = importing.apply_import(
        batch, only_good_rows=only_good_rows, actor=handle.actor, watch=handle, resume=resume
    )
    enqueue(ANNOUNCE, args={"import_id": import_id}, actor=handle.actor, subject=batch)
    return {"made": batch.counts["made"], "edited": batch.counts["edited"]}


@job(UNDO, label=gettext_lazy("Deshacer importación"), describe=_describe, link=_link, steady=True)
def undo(handle: Handle, *, import_id: int) -> dict[str, object]:
    """Chunk by chunk; repeated, it goes on."""
    batch = importing.undo_import(Import.objects.get(pk=import_id), actor=handle.actor, watch=handle)
    enqueue(ANNOUNCE, args={"import_id": import_id}, actor=handle.actor, subject=batch)
    return {"undone": batch.counts["undone"], "refused": batch.counts["refused"]}


@job(
    ANNOUNCE,
    label=gettext_lazy("Actualizar el buscador con la importación"),
    describe=_describe,
    link=_link,
    steady=True,
)
def announce(handle: Handle, *, import_id: int) -> dict[str, object]:
    """The search box finds what the import wrote; the register itself is complete before this begins."""
    batch = Import.objects.get(pk=import_id)
    return {"told": importing.announce_import(batch, actor=handle.actor, watch=handle)}


@job(UpkeepJob.REACH.value, label=gettext_lazy("Poner al día las listas de empresas"), steady=True)
def reach(handle: Handle, *, centre_ids: list[int]) -> dict[str, object]:
    """After a centre or a contract changed: who reads which firms. Harmless when repeated."""
    firms = firms_of_centres(centre_ids, actor=handle.actor)
    written = 0
    for start in range(0, len(firms), REACH_CHUNK):
        handle.check()
        written += refresh_reach(firms[start : start + REACH_CHUNK], actor=handle.actor)
        handle.progress((start + REACH_CHUNK) / len(firms), {})
    return {"firms": len(firms), "rows": written}


@job(UpkeepJob.ALIKE.value, label=gettext_lazy("Buscar empresas repetidas"), steady=True)
def search_alike(handle: Handle, *, search_id: int, tokens: list[str]) -> dict[str, object]:
    """Only reads until it writes what it found; may be repeated."""

    def progress(done: float) -> None:
        handle.check()
        handle.progress(done, {})

    search = AlikeSearch.objects.get(pk=search_id)
    return {"pairs": search_pairs(search, tokens, actor=handle.actor, progress=progress)}


describe_error(wording.describe_code)
