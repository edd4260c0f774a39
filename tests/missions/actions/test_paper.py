import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.kernel.errors import DomainError
from encadena.missions.actions import paper as actions
from encadena.missions.errors import MissionError
from encadena.missions.models import Paper
from tests.missions.makers import a_mission

pytestmark = pytest.mark.django_db


def a_file(content: bytes = b"%PDF-1.7 bases") -> SimpleUploadedFile:
    return SimpleUploadedFile("bases.pdf", content)


def test_the_same_file_twice_is_one_document() -> None:
    mission = a_mission()

    first = actions.add_paper(mission, title="Bases", upload=a_file(), actor=None)
    again = actions.add_paper(mission, title="Otra vez", upload=a_file(), actor=None)

    assert (first, Paper.objects.count(), first.title, first.size) == (again, 1, "Bases", 14)
    assert (first.file.name or "").endswith(".pdf")


def test_a_file_is_judged_by_its_content() -> None:
    with pytest.raises(DomainError, match="document_unknown"):
        actions.add_paper(a_mission(), title="Bases", upload=a_file(b"<script>"), actor=None)


def test_a_mission_holds_so_many_documents_and_a_withdrawn_one_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 1)
    mission = a_mission()
    first = actions.add_paper(mission, title="Bases", upload=a_file(), actor=None)
    with pytest.raises(MissionError, match="papers_full"):
        actions.add_paper(mission, title="Formulario", upload=a_file(b"%PDF-1.7 otro"), actor=None)

    actions.withdraw_paper(first, actor=None)
    actions.add_paper(mission, title="Formulario", upload=a_file(b"%PDF-1.7 otro"), actor=None)
    actions.bring_back_paper(first, actor=None)

    first.refresh_from_db()
    assert first.withdrawn_at is None
    assert mission.papers.count() == 2
