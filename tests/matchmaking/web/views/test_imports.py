import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, sides
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_from_upload_to_preview_to_list_to_undo(cast: Cast) -> None:
    round = a_ready_round()
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    client = as_user(cast.promoter)
    text = f"comprador;empresa\n{buyer.name};{firm.name}\n{buyer.name};Nadie\n"
    file = SimpleUploadedFile("lista.csv", text.encode())

    answer = client.post(reverse("matchmaking:import_new", args=[round.pk]), {"file": file})
    preview = client.get(answer.url).content.decode()

    assert "«Nadie» no participa en esta rueda" in preview
    assert not round.meetings.exists()
    client.post(answer.url + "aplicar/")
    assert round.meetings.count() == 1
    rejected = client.get(answer.url + "por-corregir.xlsx")
    assert rejected["Content-Disposition"] == 'attachment; filename="por-corregir-lista.xlsx"'
    client.post(answer.url + "deshacer/")
    assert not round.meetings.filter(cancelled_at__isnull=True).exists()


def test_a_file_that_is_not_what_its_name_says_is_an_error_beside_the_field(cast: Cast) -> None:
    round = a_ready_round()
    file = SimpleUploadedFile("lista.xlsx", b"%PDF-1.7")

    page = as_user(cast.promoter).post(reverse("matchmaking:import_new", args=[round.pk]), {"file": file})

    assert page.status_code == 200
    assert 'aria-invalid="true"' in page.content.decode()
    assert not round.meeting_imports.exists()
