"""Who wants to meet whom. A wish never holds a slot: the agenda is made when all have spoken."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock

from ..choices import Priority
from ..errors import WishError
from ..models import Participant, Round, Wish
from ..queries.eligibility import terms_of
from ..queries.wishes import has_asked, wishes_left
from ..rules.wishes import refuse_late, refuse_strangers


def say(by: Participant, about: Participant, *, priority: Priority, note: str = "", actor: User | None) -> Wish:
    """Ask for a meeting, answer a request, or say no. Saying it again changes it.

    Raises ``WishError``: ``wish_same_side``, ``wish_not_coming``, ``wishes_closed``, ``answers_closed``,
    ``too_many_wishes``.
    """
    refuse_strangers(by, about)
    with transaction.atomic():
        Participant.objects.select_for_update().get(pk=by.pk)
        round = Round.objects.get(pk=by.round_id)
        answers = has_asked(about, by)
        terms = terms_of(round)
        refuse_late(round.state, terms, answers=answers, now=clock.now())
        present = Wish.objects.filter(by=by, about=about).first()
        _refuse_too_many(by, present, priority, answers)
        wish, _new = Wish.objects.update_or_create(
            by=by,
            about=about,
            defaults={
                "round": round,
                "priority": priority,
                "answers": answers,
                "note": note.strip()[:300],
                "made_by": actor,
                "changed_at": clock.now(),
                "withdrawn_at": None,
                "imported_by": None,  # from here on it is what somebody said, and no list takes it back
            },
        )
        context = {"by": by.name, "about": about.name, "priority": priority}
        audit.record("round.wish_said", round, actor=actor, context=context)
    return wish


def withdraw_wish(wish: Wish, *, actor: User | None) -> None:
    """As if nothing had been said; saying it again brings it back."""
    with transaction.atomic():
        round = wish.round
        refuse_late(round.state, terms_of(round), answers=True, now=clock.now())
        if Wish.objects.filter(pk=wish.pk, withdrawn_at__isnull=True).update(withdrawn_at=clock.now()):
            context = {"by": wish.by.name, "about": wish.about.name}
            audit.record("round.wish_withdrawn", round, actor=actor, context=context)


def _refuse_too_many(by: Participant, present: Wish | None, priority: Priority, answers: bool) -> None:
    """Only new requests count: answers, refusals and changes of mind about one that counts already do not."""
    counts = present is not None and present.withdrawn_at is None and not present.answers
    counts = counts and present is not None and present.priority != Priority.NO
    if priority == Priority.NO or answers or counts:
        return
    left, most = wishes_left(by)
    if left <= 0:
        raise WishError("too_many_wishes", most=most)
