"""Whom a fair still has to ask what it brought, and at which term."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from encadena.matchmaking.choices import Term
from encadena.matchmaking.rules.outcomes import due_on, term_on

from ..choices import FairState
from ..models import Exhibitor, Fair, Outcome


def fairs_being_asked(today: date) -> QuerySet[Fair]:
    """Fairs that ended in the past thirteen months: later nobody is asked any more."""
    rows = Fair.objects.exclude(state=FairState.DRAFT)
    return rows.filter(ends_on__lt=today, ends_on__gte=due_on(today, -13)).order_by("ends_on", "pk")


def owing(fair: Fair, today: date) -> tuple[Term, QuerySet[Exhibitor]]:
    """The term that is asked today, and exhibitors who told nothing at it and were not written to about it."""
    term = term_on(fair.ends_on, today)
    told = Outcome.objects.filter(exhibitor=OuterRef("pk"), term__gte=term, replaced_at__isnull=True)
    rows = fair.exhibitors.filter(~Exists(told)).exclude(outcome_mails__term=term)
    return term, rows.exclude(firm__email="").select_related("firm", "fair").order_by("pk")
