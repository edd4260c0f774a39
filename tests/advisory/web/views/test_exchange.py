from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from encadena.advisory.actions.exchange import apply_sheet, check_sheet, receive_sheet
from encadena.advisory.models import Session, SheetImport
from tests.advisory.makers import a_client, a_session
from tests.advisory.sheets import a_row, a_sheet, all_said, applied
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_an_adviser_uploads_sees_what_is_wrong_applies_the_good_rows_and_undoes(cast: Cast, client: Browser) -> None:
    attended = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.adviser)
    sheet = a_sheet([a_row(attended), a_row(attended, Fecha="ayer")])
    sent = {"file": sheet, "subject": "sessions", "centre": cast.centre.pk}
    answer = client.post(reverse("advisory:exchange"), sent)
    batch = SheetImport.objects.get()
    page = reverse("advisory:sheet_import", args=[batch.pk])
    assert (answer.status_code, answer["Location"]) == (302, page)
    shown = client.get(page).content.decode()
    assert "Importar solo lo bueno (1 sesión)" in shown
    assert "ayer" in shown
    client.post(reverse("advisory:sheet_import_apply", args=[batch.pk]), {"modo": "buenas"})
    assert "1 sesión registrada." in client.get(page).content.decode()
    assert Session.objects.count() == 1
    client.post(reverse("advisory:sheet_import_undo", args=[batch.pk]))
    assert "Deshecha: 1 sesión salió del registro." in client.get(page).content.decode()
    assert not Session.objects.exists()


def test_a_refused_file_says_why(cast: Cast, client: Browser) -> None:
    client.force_login(cast.adviser)
    upload = SimpleUploadedFile("sesiones.xlsx", b"%PDF-1.7 no")
    answer = client.post(
        reverse("advisory:exchange"), {"file": upload, "subject": "sessions", "centre": cast.centre.pk}
    )
    assert answer.status_code == 422
    assert "documento PDF" in answer.content.decode()


def test_the_rival_finds_no_import_and_a_firm_no_page(cast: Cast, client: Browser) -> None:
    batch = applied(cast.centre, cast.adviser, a_row(a_client(cast.centre, cast.adviser, cast.firm)))
    for person, expected in ((cast.rival, 404), (cast.head, 200), (cast.owner, 403)):
        client.force_login(person)
        assert client.get(reverse("advisory:sheet_import", args=[batch.pk])).status_code == expected


def test_the_rows_to_correct_come_back_with_their_reasons_and_can_be_uploaded_again(
    cast: Cast, client: Browser
) -> None:
    attended = a_client(cast.centre, cast.adviser, cast.firm)
    sheet = a_sheet([a_row(attended), a_row(attended, Fecha="ayer")])
    batch = receive_sheet(upload=sheet, name="s.csv", centre=cast.centre, actor=cast.adviser)
    check_sheet(batch, actor=cast.adviser)
    client.force_login(cast.adviser)
    file = body(client.get(reverse("advisory:sheet_import_errors", args=[batch.pk])))
    again = receive_sheet(
        upload=SimpleUploadedFile("s.xlsx", file), name="s.xlsx", centre=cast.centre, actor=cast.adviser
    )
    check_sheet(again, actor=cast.adviser)
    assert again.headings[-1] == "Problemas (Encadena)"
    again.refresh_from_db()
    assert (again.counts["rows"], again.counts["errors"]) == (1, 1)


def test_what_is_exported_comes_back_unchanged(cast: Cast, client: Browser) -> None:
    first = a_client(cast.centre, cast.adviser, cast.firm)
    nameless = a_client(cast.centre, cast.adviser, a_firm(cast.centre, name="Los Aromos", rut=None))
    a_session(first, nameless, days_ago=3, advice="Primero\n\nSegundo; tercero", starts_at="09:30", travel_minutes=20)
    a_session(first, days_ago=2, advice="=1+1", specific=False, counts=False, mode="video")
    a_session(nameless, days_ago=1, advice="x", next_action="Llamar", next_action_on="2031-01-02")
    before = all_said()
    client.force_login(cast.head)
    batch = _back(cast, body(client.get(reverse("advisory:sessions_export"))))
    assert (batch.counts["unchanged"], batch.counts["new"]) == (3, 0)
    assert (batch.counts["errors"], batch.counts["warnings"]) == (0, 0)
    assert all_said() == before


def test_what_is_exported_says_the_same_where_it_was_not_known(cast: Cast, client: Browser) -> None:
    first = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(first, days_ago=3, advice="Primero\nSegundo", starts_at="09:30", mode="phone")
    client.force_login(cast.head)
    file = body(client.get(reverse("advisory:sessions_export"), headers={"accept-language": "en"}))
    fields = ("on", "starts_at", "adviser", "area", "mode", "contact_minutes", "advice", "counts", "substantive")
    said = list(Session.objects.values_list(*fields))
    Session.objects.all().delete()
    for _time in range(2):
        batch = _back(cast, file)
        apply_sheet(batch, only_good_rows=False, actor=cast.head)
        assert list(Session.objects.values_list(*fields)) == said


def _back(cast: Cast, file: bytes) -> SheetImport:
    upload = SimpleUploadedFile("sesiones.xlsx", BytesIO(file).read())
    batch = receive_sheet(upload=upload, name="sesiones.xlsx", centre=cast.centre, actor=cast.head)
    return check_sheet(batch, actor=cast.head)
