import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from encadena.accounts.models import User
from encadena.advisory.actions.material import (
    bring_back_material,
    edit_material,
    new_edition,
    publish_material,
    retire_material,
)
from encadena.advisory.actions.material_reading import confirm_reading
from encadena.advisory.models import Area, Material
from encadena.advisory.queries.materials import pending_for
from encadena.audit.models import Entry
from encadena.kernel.errors import Conflict, DomainError
from encadena.search.queries.finding import find
from tests.advisory.makers import a_material, of_operator
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_what_lacks_its_subject_is_not_published_nor_emptied_afterwards(cast: Cast) -> None:
    draft = a_material(publish=False, subject=None)
    with pytest.raises(DomainError) as caught:
        publish_material(draft, actor=None)
    assert caught.value.params["missing"] == "materia"
    whole = a_material()
    with pytest.raises(DomainError, match="material_incomplete"):
        edit_material(whole, data={"body": ""}, version=1, actor=None)
    assert Material.objects.get(pk=whole.pk).body == "Paso a paso"


def test_an_edit_over_another_persons_edit_is_refused(cast: Cast) -> None:
    material = a_material()
    edit_material(material, data={"title": "Uno"}, version=1, actor=cast.agency)
    with pytest.raises(Conflict):
        edit_material(material, data={"title": "Otro"}, version=1, actor=None)
    material.refresh_from_db()
    assert (material.title, material.version) == ("Uno", 2)
    assert Entry.objects.filter(verb="material.edited", actor=cast.agency).count() == 1


def test_a_file_is_known_by_its_content_and_not_by_its_name(cast: Cast) -> None:
    paper = SimpleUploadedFile("guia.exe", b"%PDF-1.7 guia")
    material = edit_material(
        a_material(publish=False), data={"kind": "file"}, version=1, actor=None, upload=paper, file_name="guia.exe"
    )
    assert (material.file_name, material.size) == ("guia.exe", 13)
    assert str(material.file.name).endswith(".pdf")
    with pytest.raises(DomainError, match="document_unknown"):
        edit_material(material, data={}, version=2, actor=None, upload=SimpleUploadedFile("guia.pdf", b"MZ..."))


def test_an_operator_cannot_address_the_centre_of_a_rival(cast: Cast) -> None:
    ours = a_material(of_operator(cast.operator), centres=[cast.centre])
    assert list(ours.centres.all()) == [cast.centre]
    with pytest.raises(DomainError, match="material_centre_out"):
        a_material(of_operator(cast.operator), title="Robado", centres=[cast.rival_centre])
    assert not Material.objects.filter(title="Robado").exists()


def test_somebody_has_to_read_it(cast: Cast) -> None:
    with pytest.raises(DomainError, match="material_without_readers"):
        a_material(for_advisers=False)


def test_a_new_edition_asks_everybody_again_once_it_is_published(cast: Cast) -> None:
    first = a_material(centres=[cast.centre])
    confirm_reading(first, actor=cast.adviser)
    draft = new_edition(first, actor=cast.agency)
    assert (draft.edition, draft.body, list(draft.centres.all())) == (2, first.body, [cast.centre])
    assert not pending_for(cast.adviser).exists()
    with pytest.raises(DomainError, match="material_has_edition"):
        new_edition(first, actor=None)
    publish_material(draft, actor=None)
    first.refresh_from_db()
    assert first.state == "replaced"
    assert list(pending_for(cast.adviser)) == [draft]
    with pytest.raises(DomainError, match="material_not_draft"):
        publish_material(draft, actor=None)


def test_a_retired_one_says_why_and_comes_back_with_its_receipts(cast: Cast) -> None:
    material = a_material()
    confirm_reading(material, actor=cast.adviser)
    with pytest.raises(DomainError, match="material_reason_missing"):
        retire_material(material, reason=" ", actor=None)
    with pytest.raises(DomainError, match="material_not_retired"):
        bring_back_material(material, actor=None)
    assert retire_material(material, reason="Cambió la norma", actor=None).retired_reason == "Cambió la norma"
    with pytest.raises(DomainError, match="material_not_published"):
        retire_material(material, reason="Otra vez", actor=None)
    back = bring_back_material(material, actor=None)
    assert (back.state, back.retired_reason, back.readings.count()) == ("published", "", 1)


@pytest.mark.django_db(transaction=True)
def test_the_search_box_finds_what_is_published_and_within_reach(cast: Cast) -> None:
    # A test with real transactions may come after another one that emptied the catalogue of areas.
    Area.objects.get_or_create(
        code="finance", defaults={"name_es": "Finanzas", "name_en": "Finance", "since": "2020-01-01"}
    )
    a_material(title="Rotulado para todos")
    a_material(of_operator(cast.operator), title="Rotulado nuestro")
    a_material(title="Rotulado en borrador", publish=False)
    retire_material(a_material(title="Rotulado viejo"), reason="Cambió", actor=None)

    def found(user: User) -> set[str]:
        return {hit.title for group in find(user, "rotulado", limit=9).groups for hit in group.found}

    ours = {"Rotulado para todos", "Rotulado nuestro"}
    assert found(cast.adviser) == found(cast.agency) == found(cast.agency_region) == ours
    assert found(cast.rival) == found(cast.promoter) == {"Rotulado para todos"}
    assert found(cast.owner) == set()
