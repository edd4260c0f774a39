from encadena.engines.rounds.patterns.guests import kernel as guest_kernel
from encadena.engines.rounds.patterns.search import swaps
from encadena.engines.rounds.prices.search import kernel as price_kernel
from encadena.engines.rounds.repair.place import kernel as repair_kernel
from encadena.engines.rounds.repair.rich import kernel as rich_repair
from encadena.engines.rounds.repair.rich import moves as rich_moves
from encadena.engines.rounds.rich.search import filling as rich_filling
from encadena.engines.rounds.rich.search import kernel as rich_kernel
from encadena.engines.rounds.walk.walk import kernel as walk_kernel
from encadena.engines.rounds.warm import main


def test_what_search_and_repair_need_is_compiled_afterwards() -> None:
    main()
    functions = (
        price_kernel.slope,
        price_kernel.proven,
        swaps.count_clashes,
        swaps.swap,
        guest_kernel.price_guests,
        guest_kernel.settle,
        rich_filling.fill,
        rich_kernel.walk,
        walk_kernel.walk,
        walk_kernel.count_everything,
        repair_kernel.insert,
        repair_kernel.insert_at_full_slot,
        repair_kernel.cheapest_to_replace,
        repair_kernel.mend,
        rich_repair.cheapest_place,
        rich_moves.make_room,
        rich_repair.settle,
        rich_moves.mend,
    )
    assert all(function.signatures for function in functions)
