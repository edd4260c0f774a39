"""How one takes part in a round."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock

from ..errors import RoundError
from ..models import Round, Terms
from ..rules.deadlines import ORDER, crossing

FIELDS = (
    "about", "opens_at", "closes_at", "wishes_close_at", "answers_close_at", "by_invitation", "automatic",
    "firm_places", "buyer_places", "readiness", "regions", "sections", "sizes", "firm_wishes", "buyer_wishes",
)  # fmt: skip


def set_terms(round: Round, *, data: Mapping[str, Any], actor: User | None) -> Terms:
    """Change what ``data`` names. Raises ``RoundError`` with ``terms_out_of_order`` or ``readiness_no_share``."""
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)
        terms = Terms.objects.filter(round=round).first() or Terms(round=round)
        changes = {}
        for field in FIELDS:
            if field in data and (before := getattr(terms, field)) != data[field]:
                changes[field] = [_plain(before), _plain(data[field])]
                setattr(terms, field, data[field])
        _refuse_impossible(terms)
        terms.updated_at = clock.now()
        terms.save()
        if changes:
            audit.record("round.terms_set", round, actor=actor, changes=changes)
    return terms


def _refuse_impossible(terms: Terms) -> None:
    """Registration opens before it closes; answers do not close before requests do."""
    for first, second in crossing({name: getattr(terms, name) for pair in ORDER for name in pair}):
        raise RoundError("terms_out_of_order", first=first, second=second)
    if terms.readiness is not None and not 0 <= terms.readiness <= 100:
        raise RoundError("readiness_no_share", value=terms.readiness)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | list | None) else str(value)
