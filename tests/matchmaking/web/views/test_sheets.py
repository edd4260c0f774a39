import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from encadena.matchmaking.actions import participants
from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_ready_round
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
PEOPLE = "tipo;nombre;país\nimportador;Lima Foods;Perú\nimportador;Quito Foods;Narnia\n"


@pytest.fixture
def round() -> Round:
    return a_ready_round([a_firm()], buyer_count=0)


def upload(text: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("lista.csv", text.encode())}


def test_from_upload_to_preview_to_participants_and_back(cast: Cast, round: Round) -> None:
    client = as_user(cast.promoter)

    answer = client.post(reverse("matchmaking:sheet_new", args=[round.pk, "participantes"]), upload(PEOPLE))
    preview = client.get(answer.url).content.decode()

    assert "No se reconoce el país «Narnia»" in preview
    assert "Agregar 1 fila" in preview
    assert round.participants.count() == 1
    done = client.post(answer.url + "aplicar/", follow=True).content.decode()
    assert "Se agregó 1 participante." in done
    assert round.participants.filter(buyer__name="Lima Foods").exists()
    rejected = client.get(answer.url + "por-corregir.xlsx")
    assert rejected["Content-Disposition"] == 'attachment; filename="por-corregir-lista.xlsx"'
    undone = client.post(answer.url + "deshacer/", follow=True).content.decode()
    assert "Se quitó 1 participante." in undone
    assert round.participants.count() == 1


def test_requests_come_from_the_list_of_requests_and_say_what_a_row_lacks(cast: Cast, round: Round) -> None:
    participants.add_participants(round, buyers=[a_buyer(name="Lima Foods")], actor=None)
    client = as_user(cast.promoter)
    assert "planillas/solicitudes/" in client.get(reverse("matchmaking:wishes_all", args=[round.pk])).content.decode()
    name = round.participants.get(firm__isnull=False).name
    text = f"quién pide;con quién;prioridad\nLima Foods;{name};no, gracias\nLima Foods;76.000.001-8;\n"

    answer = client.post(reverse("matchmaking:sheet_new", args=[round.pk, "solicitudes"]), upload(text))

    assert "revisa sus cifras y su dígito verificador" in client.get(answer.url).content.decode()
    done = client.post(answer.url + "aplicar/", follow=True).content.decode()
    assert "Se agregó 1 solicitud." in done
    undone = client.post(answer.url + "deshacer/", follow=True).content.decode()
    assert "Se retiró 1 solicitud." in undone


def test_a_file_that_is_not_what_its_name_says_is_an_error_beside_the_field(cast: Cast, round: Round) -> None:
    file = SimpleUploadedFile("lista.xlsx", b"%PDF-1.7")

    page = as_user(cast.promoter).post(
        reverse("matchmaking:sheet_new", args=[round.pk, "requerimientos"]), {"file": file}
    )

    assert page.status_code == 200
    assert "import-file-errors" in page.content.decode()
    assert not round.sheet_imports.exists()


def test_another_kind_of_sheet_does_not_exist(cast: Cast, round: Round) -> None:
    client = as_user(cast.promoter)
    made = client.post(reverse("matchmaking:sheet_new", args=[round.pk, "participantes"]), upload(PEOPLE))

    assert client.get(reverse("matchmaking:sheet_new", args=[round.pk, "otra"])).status_code == 404
    assert client.get(made.url.replace("participantes", "requerimientos")).status_code == 404


@pytest.mark.parametrize("what", ["participantes", "requerimientos", "solicitudes"])
def test_the_template_is_a_workbook(cast: Cast, round: Round, what: str) -> None:
    answer = as_user(cast.promoter).get(reverse("matchmaking:sheet_template", args=[round.pk, what]))

    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_for_any_number_of_rows(
    cast: Cast, round: Round, count: int, django_assert_num_queries: object
) -> None:
    client = as_user(cast.promoter)
    rows = "".join(f"importador;Foods {n};Perú\n" for n in range(count))
    made = client.post(
        reverse("matchmaking:sheet_new", args=[round.pk, "participantes"]), upload(f"tipo;nombre;país\n{rows}")
    )

    with django_assert_num_queries(5):  # type: ignore[operator]
        assert client.get(made.url).status_code == 200
