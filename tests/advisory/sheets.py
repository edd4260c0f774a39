"""Spreadsheets of sessions for tests."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.accounts.models import User
from encadena.advisory.actions.exchange import apply_sheet, check_sheet, receive_sheet
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import Client, Session, SessionClient, SheetImport
from encadena.network.models import Centre

HEADINGS = (
    "Fecha", "Hora", "RUT cliente", "Nombre", "Correo asesora", "Modalidad", "Área", "Minutos de atención",
    "Minutos de preparación", "Minutos de traslado", "Qué se asesoró", "Con contenido", "Específica", "Próximo paso",
    "Para cuándo", "Id externo",
)  # fmt: skip


def a_row(client: Client, **cells: object) -> list[object]:
    """One hour of finance at the centre on 5 May 2025, by the client's adviser."""
    assert client.adviser is not None
    usual: dict[str, object] = {
        "Fecha": "05-05-2025", "RUT cliente": client.firm.rut, "Correo asesora": client.adviser.email,
        "Modalidad": "En el centro", "Área": "Finanzas y costos", "Minutos de atención": "60",
        "Qué se asesoró": "Costos del pan",
    }  # fmt: skip
    said = {**usual, **cells}
    return [said.get(heading, "") for heading in HEADINGS]


def a_sheet(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> SimpleUploadedFile:
    lines = [";".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in (headings, *rows)]
    return SimpleUploadedFile("sesiones.csv", "\n".join(lines).encode())


def uploaded(centre: Centre, actor: User | None, *rows: Sequence[object]) -> SheetImport:
    return receive_sheet(upload=a_sheet(rows), name="sesiones.csv", centre=centre, actor=actor)


def sheet_of(
    subject: SheetSubject, centre: Centre, actor: User | None, rows: Sequence[Mapping[str, object]]
) -> SheetImport:
    """Checked, of rows by heading; the headings are those of all of them."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    upload = a_sheet([[row.get(heading, "") for heading in headings] for row in rows], headings)
    batch = receive_sheet(upload=upload, name="planilla.csv", centre=centre, actor=actor, subject=subject)
    return check_sheet(batch, actor=actor)


def file_of(subject: SheetSubject, centre: Centre, actor: User | None, content: bytes) -> SheetImport:
    """Checked, of a workbook."""
    upload = SimpleUploadedFile("planilla.xlsx", content)
    batch = receive_sheet(upload=upload, name="planilla.xlsx", centre=centre, actor=actor, subject=subject)
    return check_sheet(batch, actor=actor)


def checked(centre: Centre, actor: User | None, *rows: Sequence[object]) -> SheetImport:
    return check_sheet(uploaded(centre, actor, *rows), actor=actor)


def applied(centre: Centre, actor: User | None, *rows: Sequence[object], good: bool = False) -> SheetImport:
    return apply_sheet(checked(centre, actor, *rows), only_good_rows=good, actor=actor)


def codes(batch: SheetImport) -> list[tuple[int, str, str]]:
    return list(batch.issues.values_list("row", "column", "code"))


def all_said() -> list[Any]:
    """Every session, seat and count of clients, without what differs between two runs (numbers, moments)."""
    named = ("key", "on", "starts_at", "adviser", "area__code", "contact_minutes", "counts", "advice", "next_action")
    seats = SessionClient.objects.order_by("session__key", "client").values_list("session__key", "client", "minutes")
    counts = Client.objects.order_by("pk").values_list("pk", "last_session_on", "counted_sessions", "contact_minutes")
    return [list(Session.objects.order_by("key").values_list(*named)), list(seats), list(counts)]
