"""Every assignment that satisfies a few clauses, looked for by the plainest solver there is."""

from collections.abc import Iterator, Sequence

from pysat.solvers import Minisat22

from encadena.engines.rounds.cnf.clauses import TRUE, Clauses, Literal


def separate(clauses: Clauses) -> list[list[Literal]]:
    found: list[list[Literal]] = [[]]
    for literal in clauses.flat:
        if literal:
            found[-1].append(literal)
        else:
            found.append([])
    return found[:-1]


def satisfiable(clauses: Clauses, *assumed: Literal) -> bool:
    with Minisat22(bootstrap_with=separate(clauses)) as solver:
        return bool(solver.solve(assumptions=list(assumed)))


def assignments(clauses: Clauses, literals: Sequence[Literal]) -> Iterator[frozenset[Literal]]:
    """The sets of true ones among ``literals``, each once."""
    watched = sorted({abs(literal) for literal in literals} | {TRUE})
    with Minisat22(bootstrap_with=[*separate(clauses), *([v, -v] for v in watched)]) as solver:
        while solver.solve():
            model = set(solver.get_model())
            yield frozenset(literal for literal in literals if literal in model)
            solver.add_clause([-v if v in model else v for v in watched])
