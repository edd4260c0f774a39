from datetime import date

from encadena.chains.models import LinkageProject
from encadena.kernel import clock
from tests.cast import Cast
from tests.chains.browsers import as_
from tests.chains.makers import a_chain, a_running_chain, a_stage

LIST = "/encadenamientos/"


def do(cast: Cast, project: LinkageProject, what: str, **data: object) -> str:
    done = as_(cast.adviser).post(f"{LIST}{project.pk}/{what}/", data, follow=True).content.decode()
    project.refresh_from_db()
    return done


def test_a_project_goes_its_way_from_the_draft_to_the_end_and_back(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    assert "al menos un comprador" in do(cast, project, "comenzar")
    do(cast, project, "compradores", name="Casino Central")
    do(cast, project, "comenzar")
    assert project.state == "running"
    do(cast, project, "terminar", on="2025-01-31")
    assert (project.state, project.ended_on) == ("finished", date(2025, 1, 31))
    do(cast, project, "reabrir")
    assert "Falta el motivo" in do(cast, project, "detener", reason="")
    do(cast, project, "detener", reason="Cerró el casino")
    assert (project.state, project.ended_on) == ("stopped", clock.today())


def test_the_kind_changes_from_a_day_on_and_nonsense_is_refused(cast: Cast) -> None:
    project = a_chain(cast.centre)
    assert "Elige otro tipo" in do(cast, project, "tipo", kind="nada")
    do(cast, project, "tipo", kind="business", on="2025-01-01", reason="Se sumaron")
    assert project.kind == "business"


def test_stages_are_added_done_and_taken_back(cast: Cast) -> None:
    project = a_chain(cast.centre)
    do(cast, project, "etapas", name="Diagnóstico", to="2024-05-01")
    stage = project.stages.get()
    do(cast, project, f"etapas/{stage.pk}")
    stage.refresh_from_db()
    assert stage.done_on == clock.today()
    do(cast, project, f"etapas/{stage.pk}", back="1")
    stage.refresh_from_db()
    assert stage.done_on is None


def test_a_stage_of_another_project_is_not_found(cast: Cast) -> None:
    stage, other = a_stage(a_chain(cast.centre)), a_chain(cast.centre)
    assert as_(cast.adviser).post(f"{LIST}{other.pk}/etapas/{stage.pk}/").status_code == 404


def test_a_buyer_is_a_firm_when_its_rut_is_in_reach_and_can_be_taken_out(cast: Cast) -> None:
    project = a_chain(cast.centre)
    do(cast, project, "compradores", name=cast.firm.rut_shown)
    buyer = project.anchors.get()
    assert buyer.firm == cast.firm
    do(cast, project, f"compradores/{buyer.pk}/quitar")
    assert not project.anchors.exists()


def test_a_centre_that_takes_part_does_not_decide_for_the_project(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, partners=(cast.rival_centre,))
    for what in ("terminar", "detener", "tipo", "etapas", "compradores"):
        assert as_(cast.rival).post(f"{LIST}{project.pk}/{what}/", {"reason": "x"}).status_code == 403
