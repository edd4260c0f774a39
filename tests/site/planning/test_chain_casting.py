from collections import Counter
from random import Random

import pytest

from encadena.site.planning.chain_casting import (
    BANDS,
    FIRMS_EACH,
    IN_TWO,
    Candidate,
    Casting,
    Team,
    kinds_of,
    share_out,
    sizes_of,
)


def _team(centre: int, clients: int, random: Random) -> Team:
    owned, sizes = ("yes", "no", "unknown"), ("smallest", "micro", "larger", "none", "unknown")
    owners, bands = random.choices(owned, (46, 33, 21), k=clients), random.choices(sizes, (45, 30, 14, 3, 8), k=clients)
    pool = [Candidate(centre * 1000 + n, *pair) for n, pair in enumerate(zip(owners, bands, strict=True))]
    return Team(centre, f"centre-{centre}", pool)


def test_projects_go_where_the_clients_are_and_every_centre_has_one() -> None:
    teams = [_team(n, clients, Random(n)) for n, clients in enumerate((20, 40, 200))]
    assert Counter(team.centre for team in share_out(10, teams)) == {0: 1, 1: 1, 2: 8}


def test_sizes_add_up_to_the_firms_and_those_that_are_in_two() -> None:
    projects = share_out(10, [_team(n, 150, Random(n)) for n in range(3)])
    firms = round(10 * FIRMS_EACH)
    assert sum(sizes_of(projects, Random(3))) == firms + round(firms * IN_TWO)


def test_most_projects_are_local_chains_and_all_kinds_are_there() -> None:
    kinds = Counter(kinds_of(147, Random(1)))
    assert sorted(kinds.values(), reverse=True) == [76, 34, 24, 13]
    assert kinds["local_chain"] > 147 / 2


def test_the_firms_drawn_have_the_sizes_and_the_owners_of_the_published_report() -> None:
    casting, teams = Casting(Random(5)), [_team(n, 140, Random(n)) for n in range(10)]
    candidates = {c.firm: c for team in teams for c in team.pool}
    firms = [firm for team in teams for _ in range(4) for firm in casting.draw(team, "local_chain", 10)]
    assert len(set(firms)) == 400
    sizes = Counter(candidates[firm].size for firm in firms)
    assert {size: n / 400 for size, n in sizes.items()} == pytest.approx(BANDS, abs=0.01)
    assert Counter(candidates[firm].owned for firm in firms)["yes"] / 400 == pytest.approx(0.44, abs=0.01)


def test_a_team_without_more_clients_lends_those_it_has() -> None:
    casting, team = Casting(Random(5)), _team(1, 5, Random(9))
    first = casting.draw(team, "business", 4)
    second = casting.draw(team, "business", 4)
    assert len(set(first)) == len(set(second)) == 4
    assert set(first) & set(second)
