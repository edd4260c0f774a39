import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from encadena.missions.actions.application import choose
from encadena.missions.actions.paper import add_paper
from encadena.missions.models import Paper
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def a_file(content: bytes = b"%PDF-1.7 bases") -> SimpleUploadedFile:
    return SimpleUploadedFile("Bases y formulario.pdf", content)


def test_whoever_manages_adds_a_document_and_others_read_it(cast: Cast) -> None:
    mission = a_mission()
    page, promoter = reverse("missions:papers", args=[mission.pk]), as_user(cast.promoter)
    assert "Todavía sin documentos" in as_user(cast.owner).get(page).content.decode()

    promoter.post(reverse("missions:paper_add", args=[mission.pk]), {"file": a_file()})

    row = Paper.objects.get()
    owner = as_user(cast.owner)
    shown = owner.get(page).content.decode()
    answer = owner.get(reverse("missions:paper", args=[mission.pk, row.pk]))
    assert "Bases y formulario" in shown
    assert "Agregar un documento" not in shown
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 bases"
    assert answer["Content-Disposition"] == 'attachment; filename="bases-y-formulario.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_for_chosen_firms_is_read_by_nobody_else(cast: Cast) -> None:
    mission = a_mission()
    row = add_paper(mission, title="Pasajes", upload=a_file(), for_chosen=True, actor=None)
    applied(mission, cast.firm, 5, 5)
    applied(mission, cast.rival_firm, 1, 1)
    address = reverse("missions:paper", args=[mission.pk, row.pk])
    assert as_user(cast.owner).get(address).status_code == 404

    choose(mission, actor=None)

    assert as_user(cast.owner).get(address).status_code == 200
    assert as_user(cast.rival).get(address).status_code == 404
    assert "Pasajes" not in as_user(cast.rival).get(reverse("missions:papers", args=[mission.pk])).content.decode()


def test_a_file_that_is_none_is_refused_with_a_sentence(cast: Cast) -> None:
    mission = a_mission()

    answer = as_user(cast.promoter).post(
        reverse("missions:paper_add", args=[mission.pk]), {"file": a_file(b"#!/bin/sh")}
    )

    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_document_taken_away_can_be_brought_back(cast: Cast) -> None:
    mission = a_mission()
    row = add_paper(mission, title="Bases", upload=a_file(), actor=None)
    promoter, place = as_user(cast.promoter), [mission.pk, row.pk]

    gone = promoter.post(reverse("missions:paper_withdraw", args=place), follow=True).content.decode()
    assert as_user(cast.owner).get(reverse("missions:paper", args=place)).status_code == 404
    assert reverse("missions:paper_back", args=place) in gone

    promoter.post(reverse("missions:paper_back", args=place))
    assert as_user(cast.owner).get(reverse("missions:paper", args=place)).status_code == 200
