import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import Cast
from tests.factories import a_centre, a_firm, a_rut
from tests.firms.spreadsheets import HEADINGS, applied, checked, dotted, received, some_rows, text, xlsx

from encadena.firms.choices import ImportState
from encadena.firms.models import Firm, Import


def as_(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def upload(client: Client, content: bytes, cast: Cast, name: str = "empresas.xlsx") -> Import:
    file = SimpleUploadedFile(name, content)
    answer = client.post("/empresas/importar/", {"file": file, "centre": cast.centre.pk, "source": "Catastro"})
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.latest("pk")


def columns_of(batch: Import) -> dict[str, str]:
    return {f"column_{place}": field for place, field in batch.fields.items()} | {"source": "Catastro"}


def test_from_upload_to_result_and_back(cast: Cast) -> None:
    client = as_(cast.adviser)
    batch = upload(client, xlsx([["Catastro"], [], HEADINGS, *some_rows(3)]), cast)
    page = client.get(f"/empresas/importar/{batch.pk}/columnas/").content.decode()
    assert "Razón social" in page
    assert "por el título" in page

    client.post(f"/empresas/importar/{batch.pk}/columnas/", columns_of(batch))
    review = client.get(f"/empresas/importar/{batch.pk}/").content.decode()
    assert "Importar todo (3 empresas)" in review
    assert not Firm.objects.filter(rut=a_rut(77_000_000)).exists()

    client.post(f"/empresas/importar/{batch.pk}/aplicar/", {"modo": "todo"})
    assert "3 empresas nuevas y 0 cambiadas" in client.get(f"/empresas/importar/{batch.pk}/").content.decode()
    assert Firm.objects.filter(rut=a_rut(77_000_000)).exists()

    client.post(f"/empresas/importar/{batch.pk}/deshacer/")
    assert "3 empresas volvieron a como estaban" in client.get(f"/empresas/importar/{batch.pk}/").content.decode()
    assert not Firm.objects.filter(rut=a_rut(77_000_000)).exists()


def test_bad_cells_are_shown_with_row_column_value_and_reason_in_the_readers_language(cast: Cast) -> None:
    rows = some_rows(2)
    rows[0][2], rows[1][3] = "Talcahuno", "sin arroba"
    client = as_(cast.adviser)
    batch = checked(xlsx([HEADINGS, *rows]), cast.centre, cast.adviser)

    page = client.get(f"/empresas/importar/{batch.pk}/").content.decode()
    assert "Talcahuno" in page
    assert "¿Quisiste decir Talcahuano" in page
    assert "sin arroba" in page
    assert "Importar todo" not in page


def test_columns_are_remembered_for_the_next_file_of_the_same_source(cast: Cast) -> None:
    client = as_(cast.adviser)
    rows = [["RUT", "Código interno", "Glosa"], [dotted(a_rut(77_000_000)), "Panadería Sur SpA", "Lota"]]
    first = upload(client, xlsx(rows), cast)
    client.post(
        f"/empresas/importar/{first.pk}/columnas/",
        {"column_0": "rut", "column_1": "name", "column_2": "commune", "source": "Catastro"},
    )

    again = upload(client, text(rows), cast, "otra.csv")
    assert again.fields == {"0": "rut", "1": "name", "2": "commune"}
    assert again.suggested["1"][2] == "remembered"


def test_columns_that_cannot_work_are_refused_with_the_reason(cast: Cast) -> None:
    client = as_(cast.adviser)
    batch = received(xlsx([["A", "B"], ["1", "2"]]), cast.centre, cast.adviser)
    answer = client.post(f"/empresas/importar/{batch.pk}/columnas/", {"column_0": "email", "column_1": "email"})
    assert answer.status_code == 422
    assert "Dos columnas" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.xlsx", "vacío"),
        (b"%PDF-1.7", "a.xlsx", "PDF"),
        (b"RUT;Nombre\n1-9;Ana", "a.xlsx", "El nombre dice que es"),
        (xlsx([HEADINGS])[:700], "a.xlsx", "dañado"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_on_the_page_and_leaves_nothing(
    cast: Cast, content: bytes, name: str, said: str
) -> None:
    file = SimpleUploadedFile(name, content)
    answer = as_(cast.adviser).post("/empresas/importar/", {"file": file, "centre": cast.centre.pk})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page or "vacío" in page
    assert not Import.objects.exists()


def test_a_rival_sees_nothing_of_an_import(cast: Cast) -> None:
    batch = applied(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    rival = as_(cast.rival)
    for path in ("", "columnas/", "errores/"):
        assert rival.get(f"/empresas/importar/{batch.pk}/{path}").status_code == 404
    for path in ("hoja/", "revisar/", "aplicar/", "deshacer/", "descartar/"):
        assert rival.post(f"/empresas/importar/{batch.pk}/{path}").status_code == 404
    assert batch.file_name not in rival.get("/empresas/importar/").content.decode()
    batch.refresh_from_db()
    assert batch.state == ImportState.APPLIED


def test_nobody_imports_into_a_centre_of_somebody_else(cast: Cast) -> None:
    file = SimpleUploadedFile("a.xlsx", xlsx([HEADINGS, *some_rows(1)]))
    answer = as_(cast.adviser).post("/empresas/importar/", {"file": file, "centre": cast.rival_centre.pk})
    assert answer.status_code == 422
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"), [("adviser", True), ("head", True), ("coordinator", True), ("administrator", True)]
)
def test_whoever_answers_for_the_centre_sees_its_imports(cast: Cast, who: str, sees: bool) -> None:
    batch = checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    assert (as_(cast.by_role()[who]).get(f"/empresas/importar/{batch.pk}/").status_code == 200) is sees


def test_an_adviser_does_not_see_what_the_head_imported(cast: Cast) -> None:
    batch = checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.head)
    assert as_(cast.adviser).get(f"/empresas/importar/{batch.pk}/").status_code == 404


def test_a_firm_out_of_scope_is_an_error_that_tells_only_that_it_exists(cast: Cast) -> None:
    row = [dotted(cast.rival_firm.rut or ""), "Cualquiera SpA"]
    batch = checked(xlsx([["RUT", "Nombre"], row]), cast.centre, cast.adviser)
    page = as_(cast.adviser).get(f"/empresas/importar/{batch.pk}/").content.decode()
    assert [i.code for i in batch.issues.all()] == ["firm_elsewhere"]
    assert cast.rival_firm.name not in page
    assert str(cast.rival_centre) not in page


def test_another_sheet_and_another_row_of_headings_can_be_chosen(cast: Cast) -> None:
    book = {"Resumen": [["Total", "Nota"], [3, "x"]], "Empresas": [HEADINGS, *some_rows(1)]}
    batch = received(xlsx(book), cast.centre, cast.adviser)
    assert batch.sheet == "Empresas"
    client = as_(cast.adviser)
    client.post(f"/empresas/importar/{batch.pk}/hoja/", {"sheet": "Resumen"})
    batch.refresh_from_db()
    assert (batch.sheet, batch.headings) == ("Resumen", ["Total", "Nota"])
    client.post(f"/empresas/importar/{batch.pk}/hoja/", {"sheet": "Empresas", "row": "2"})
    batch.refresh_from_db()
    assert batch.heading_rows == [2]


def test_a_file_that_was_not_applied_can_be_forgotten_and_an_applied_one_cannot(cast: Cast) -> None:
    client = as_(cast.adviser)
    unused = checked(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    used = applied(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    client.post(f"/empresas/importar/{unused.pk}/descartar/")
    client.post(f"/empresas/importar/{used.pk}/descartar/")
    assert list(Import.objects.values_list("pk", flat=True)) == [used.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(cast: Cast, count: int, django_assert_num_queries: object) -> None:
    for _n in range(count):
        received(xlsx([HEADINGS, *some_rows(1)]), cast.centre, cast.adviser)
    client = as_(cast.adviser)
    client.get("/empresas/importar/")
    with django_assert_num_queries(LIST_QUERIES):  # type: ignore[operator]
        client.get("/empresas/importar/")


LIST_QUERIES = 8


@pytest.mark.parametrize("count", [1, 3])
def test_the_review_costs_the_same_for_one_and_three(cast: Cast, count: int, django_assert_num_queries: object) -> None:
    rows = some_rows(count)
    for row in rows:
        row[2] = "Talcahuno"
    batch = checked(xlsx([HEADINGS, *rows]), cast.centre, cast.adviser)
    client = as_(cast.adviser)
    client.get(f"/empresas/importar/{batch.pk}/")
    with django_assert_num_queries(REVIEW_QUERIES):  # type: ignore[operator]
        client.get(f"/empresas/importar/{batch.pk}/")


REVIEW_QUERIES = 11


def test_the_review_tells_what_changes_and_that_nothing_does(cast: Cast) -> None:
    firm = a_firm(cast.centre, cast.adviser, name="Antes SpA")
    content = xlsx([["RUT", "Nombre"], [dotted(firm.rut or ""), "Después SpA"]])
    client = as_(cast.adviser)
    batch = checked(content, cast.centre, cast.adviser)
    page = client.get(f"/empresas/importar/{batch.pk}/?ver=cambian").content.decode()
    assert "<del>Antes SpA</del>" in page
    applied(content, cast.centre, cast.adviser)
    again = checked(content, cast.centre, cast.adviser)
    page = client.get(f"/empresas/importar/{again.pk}/").content.decode()
    assert "No hay nada que cambiar" in page
    assert "Este mismo archivo ya se aplicó" in page


def test_whoever_works_in_a_centre_with_satellites_finds_the_own_centre_chosen(cast: Cast, client: Client) -> None:
    a_centre(kind="satellite", parent=cast.centre, name="A satélite")
    client.force_login(cast.head)
    form = client.get("/empresas/importar/").context["form"]
    assert form.fields["centre"].initial == cast.centre.pk
