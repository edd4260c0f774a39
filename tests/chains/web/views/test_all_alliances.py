from encadena.chains.models import Alliance
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, an_alliance, an_alliance_alone

LIST = "/encadenamientos/alianzas/"


def test_an_alliance_outside_a_project_is_registered_and_edited(cast: Cast) -> None:
    browser = as_(cast.adviser)
    assert "Ninguna alianza todavía" in page(cast.adviser, LIST)
    data = {
        "name": "Feria de otoño", "kind": "commercial", "state": "talking", "centre": cast.centre.pk,
        "ruts": f"{cast.firm.rut}\n{cast.rival_firm.rut}", "institutions": [cast.operator.pk],
    }  # fmt: skip
    refused = browser.post(f"{LIST}nueva/", data).content.decode()
    assert f"No hay empresas tuyas con estos RUT: {cast.rival_firm.rut}" in refused
    browser.post(f"{LIST}nueva/", {**data, "ruts": str(cast.firm.rut)})
    made = Alliance.objects.get()
    assert (made.project, made.centre, made.parties.count()) == (None, cast.centre, 2)
    assert "Feria de otoño" in page(cast.adviser, f"{LIST}?solas=1")
    form = browser.get(f"{LIST}{made.pk}/").content.decode()
    assert str(cast.firm.rut) in form
    browser.post(f"{LIST}{made.pk}/", {**data, "ruts": str(cast.firm.rut), "name": "Feria de primavera", "version": 1})
    made.refresh_from_db()
    assert (made.name, made.version) == ("Feria de primavera", 2)


def test_one_edited_meanwhile_shows_both_and_changes_nothing(cast: Cast) -> None:
    made = an_alliance_alone(cast.centre, cast.firm, name="Una")
    Alliance.objects.update(version=2, name="Otra")
    data = {
        "name": "Mía", "kind": "institutional", "state": "talking", "centre": cast.centre.pk,
        "ruts": str(cast.firm.rut), "institutions": [cast.operator.pk], "version": 1,
    }  # fmt: skip
    shown = as_(cast.adviser).post(f"{LIST}{made.pk}/", data).content.decode()
    assert "Otra persona guardó cambios" in shown
    assert (">Otra<" in shown, ">Mía<" in shown, 'name="version" value="2"' in shown) == (True, True, True)
    made.refresh_from_db()
    assert made.name == "Otra"
    as_(cast.adviser).post(f"{LIST}{made.pk}/", {**data, "version": 2})
    made.refresh_from_db()
    assert made.name == "Mía"


def test_one_of_a_project_is_edited_there_and_a_rival_finds_none(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    made = an_alliance(project, cast.firm)
    answer = as_(cast.adviser).get(f"{LIST}{made.pk}/")
    assert answer.headers["Location"] == f"/encadenamientos/{project.pk}/alianzas/{made.pk}/"
    assert as_(cast.rival).get(f"{LIST}{made.pk}/").status_code == 404
    assert "Ninguna alianza calza" in page(cast.adviser, f"{LIST}?solas=1")
