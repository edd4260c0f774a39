"""The quick half of the bound: the linear relaxation of ``bound.relaxation``, usually as good as the integer one.

The linear solver works with rounded numbers. Its dual values are therefore only taken as a suggestion: the bound that
they prove is computed again in whole numbers, so that no rounding can make it too high.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..later import Later

if TYPE_CHECKING:
    from ortools.linear_solver.python import model_builder
    from ortools.sat.python import cp_model
else:
    model_builder = Later("ortools.linear_solver.python.model_builder")
    cp_model = Later("ortools.sat.python.cp_model")


SCALE = 1 << 24


def solver_for(seconds: float) -> model_builder.Solver:
    solver = model_builder.Solver("glop")
    solver.set_time_limit_in_seconds(seconds)
    return solver


def whole_solver_for(seconds: float) -> model_builder.Solver:
    """For models in whole numbers; alone it repeats, unless the seconds cut it short."""
    solver = model_builder.Solver("scip")
    solver.set_time_limit_in_seconds(seconds)
    return solver


def whole_values(model: cp_model.CpModel, solver: model_builder.Solver) -> list[int] | None:
    """The best values found, by number of the variable; None if there are none. Nothing is proven by them."""
    linear = _linear(model, whole=True)
    if solver.solve(linear) not in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE):
        return None
    return [round(solver.value(linear.var_from_index(i))) for i in range(linear.num_variables)]


def linear_bound(model: cp_model.CpModel, solver: model_builder.Solver) -> int:
    """A lower bound for a ``model`` of equations that minimises bounded integers; 0 if the solver found no optimum."""
    linear = _linear(model)
    if solver.solve(linear) != model_builder.SolveStatus.OPTIMAL:
        return 0
    duals = solver.dual_values(linear.get_linear_constraints())
    return max(0, _proven(model, [round(dual * SCALE) for dual in duals]))


def _linear(model: cp_model.CpModel, *, whole: bool = False) -> model_builder.Model:
    linear = model_builder.Model()  # type: ignore[no-untyped-call]  # as shipped by OR-Tools
    for variable in model.proto.variables:
        linear.new_var(variable.domain[0], variable.domain[1], whole, None)
    for row in model.proto.constraints:
        number = linear.helper.add_linear_constraint()
        linear.helper.set_constraint_lower_bound(number, row.linear.domain[0])
        linear.helper.set_constraint_upper_bound(number, row.linear.domain[0])
        for variable, factor in zip(row.linear.vars, row.linear.coeffs, strict=True):
            linear.helper.add_term_to_constraint(number, variable, factor)
    for variable, cost in zip(model.proto.objective.vars, model.proto.objective.coeffs, strict=True):
        linear.helper.set_var_objective_coefficient(variable, cost)
    return linear


def _proven(model: cp_model.CpModel, duals: list[int]) -> int:
    """Any multipliers of the equations give a bound (weak duality): their right sides plus the cheapest value of each
    variable.
    """
    reduced = [0] * len(model.proto.variables)
    for variable, cost in zip(model.proto.objective.vars, model.proto.objective.coeffs, strict=True):
        reduced[variable] += cost * SCALE
    total = 0
    for row, dual in zip(model.proto.constraints, duals, strict=True):
        total += dual * row.linear.domain[0]
        for variable, factor in zip(row.linear.vars, row.linear.coeffs, strict=True):
            reduced[variable] -= dual * factor
    for variable, price in zip(model.proto.variables, reduced, strict=True):
        total += min(price * variable.domain[0], price * variable.domain[1])
    return -(-total // SCALE)
