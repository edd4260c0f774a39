from ...cast import Cast
from ...programs import Program, told
from ..makers import a_running_chain, an_alliance, an_alliance_alone
from .test_projects import ids


def test_alliances_of_projects_and_of_centres_each_once(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    inside, alone = an_alliance(project, cast.firm), an_alliance_alone(cast.centre, cast.firm)
    program = Program(cast.adviser, "chains:read")
    first = program.get("chains/alliances?limit=1")
    assert ids(first) == [alone.pk]
    assert ids(program.get(f"chains/alliances?after={told(first)['next']}")) == [inside.pk]
    assert ids(program.get(f"chains/alliances?project={project.pk}")) == [inside.pk]
    assert ids(program.get("chains/alliances?state=ended")) == []
    one = told(program.get(f"chains/alliances/{alone.pk}"))
    assert (one["project"], one["centre"]["id"], len(one["parties"])) == (None, cast.centre.pk, 2)
    assert one["parties"][0]["firm"]["id"] == cast.firm.pk


def test_a_rival_reads_none_and_a_party_its_own(cast: Cast) -> None:
    alone = an_alliance_alone(cast.centre, cast.firm)
    assert ids(Program(cast.rival).get("chains/alliances")) == []
    assert Program(cast.rival).get(f"chains/alliances/{alone.pk}").status_code == 404
    assert ids(Program(cast.owner).get("chains/alliances")) == [alone.pk]
