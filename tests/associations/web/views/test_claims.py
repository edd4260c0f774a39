import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from encadena.associations.choices import ClaimState
from encadena.associations.models import MemberClaim, MemberSheet
from encadena.network.models import Institution
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_member_is_named_and_taken_back(cast: Cast) -> None:
    own = Institution.objects.get(name="Asociación")
    reader, address = as_user(cast.association), reverse("associations:claims", args=[own.slug])

    wrong = reader.post(address, {"rut": "1-2", "since": "2024-01-01"})
    reader.post(address, {"rut": str(cast.firm.rut), "name": "La que dicen", "since": "2024-01-01"})
    page = reader.get(address).content.decode()

    assert wrong.status_code == 422
    assert "La que dicen" in page
    assert cast.firm.name not in page
    reader.post(reverse("associations:claim_withdraw", args=[own.slug, MemberClaim.objects.get().pk]))
    assert MemberClaim.objects.get().state == ClaimState.WITHDRAWN


def test_a_spreadsheet_is_looked_at_applied_and_undone(cast: Cast) -> None:
    own = Institution.objects.get(name="Asociación")
    reader = as_user(cast.association)
    file = SimpleUploadedFile("socias.csv", f"rut;nombre\n{cast.firm.rut};Una\n1-2;Otra\n".encode())

    reader.post(reverse("associations:sheet_new", args=[own.slug]), {"file": file})
    sheet = MemberSheet.objects.get()
    page = reader.get(reverse("associations:sheet", args=[own.slug, sheet.pk])).content.decode()
    reader.post(reverse("associations:sheet_apply", args=[own.slug, sheet.pk]))

    assert "«1-2» no es un RUT" in page
    assert MemberClaim.objects.get().name == "Una"
    reader.post(reverse("associations:sheet_undo", args=[own.slug, sheet.pk]))
    assert MemberClaim.objects.get().state == ClaimState.WITHDRAWN
