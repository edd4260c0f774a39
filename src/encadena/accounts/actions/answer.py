"""A request that a program may have to repeat is carried out once; its repetition gets the answer of the first."""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction

from encadena.kernel import clock
from encadena.kernel.errors import Conflict

from ..models import ApiAnswer, User

KEPT = timedelta(hours=24)
FORGOTTEN_AT_ONCE = 100

Act = Callable[[], tuple[int, str]]


def answer_once(*, key: str, digest: str, act: Act, actor: User) -> tuple[int, str, bool]:
    """Status, body, and whether it is a repetition.

    The key and what ``act`` writes are one transaction: a refused or broken request leaves no trace and may be sent
    again under its key. Of two at the same moment the second waits for the first (unique key) and gets its answer.
    Raises ``Conflict('key_reused')`` when the key came with another request.
    """
    with transaction.atomic():
        _forget(actor)
        row, fresh = _claim(actor, key, digest)
        if row.digest != digest:
            raise Conflict("key_reused", key=key)
        if not fresh:
            return row.status, row.body, True
        row.status, row.body = act()
        row.save(update_fields=["status", "body"])
    return row.status, row.body, False


def _claim(actor: User, key: str, digest: str) -> tuple[ApiAnswer, bool]:
    found = ApiAnswer.objects.filter(user=actor, key=key).first()
    if found is not None:
        return found, False
    try:
        with transaction.atomic():
            return ApiAnswer.objects.create(user=actor, key=key, digest=digest), True
    except IntegrityError:
        return ApiAnswer.objects.get(user=actor, key=key), False


def _forget(actor: User) -> None:
    """The actor's own answers of more than a day ago, a hundred at a time."""
    old = ApiAnswer.objects.filter(user=actor, created_at__lt=clock.now() - KEPT).order_by("created_at")
    ApiAnswer.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE])).delete()
