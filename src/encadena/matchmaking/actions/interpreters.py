"""Interpreters of a round."""

from django.db import transaction

from encadena.accounts.models import User

from ..errors import RoundError
from ..models import Interpreter, Round
from .round import mark_changed

MOST = 60


def add_interpreters(
    round: Round, *, one: str, other: str, name: str = "", count: int = 1, actor: User | None
) -> list[Interpreter]:
    """``count`` of them between two languages; a ``name`` belongs to one.

    Raises ``interpreter_of_one_language``, ``interpreters_out_of_range``, ``interpreter_name_for_several``.
    """
    if one == other:
        raise RoundError("interpreter_of_one_language")
    if name.strip() and count > 1:
        raise RoundError("interpreter_name_for_several")
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)
        before = round.interpreters.count()
        if count < 1 or before + count > MOST:
            raise RoundError("interpreters_out_of_range", most=MOST, count=before)
        first, second = sorted((one, other))
        rows = [Interpreter(round=round, name=name.strip(), one=first, other=second) for _ in range(count)]
        Interpreter.objects.bulk_create(rows)
        context = {"languages": f"{first}-{second}", "name": name.strip()}
        changes = {"interpreters": [before, before + count]}
        mark_changed(round, "round.interpreters_set", actor=actor, changes=changes, context=context)
    return list(round.interpreters.filter(one=first, other=second).order_by("-pk")[:count])


def remove_interpreter(interpreter: Interpreter, *, actor: User | None) -> None:
    round = interpreter.round
    with transaction.atomic():
        before = round.interpreters.count()
        context = {"languages": interpreter.pair, "name": interpreter.name}
        interpreter.delete()
        changes = {"interpreters": [before, before - 1]}
        mark_changed(round, "round.interpreters_set", actor=actor, changes=changes, context=context)
