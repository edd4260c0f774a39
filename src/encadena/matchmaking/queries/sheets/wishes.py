"""Rows of a spreadsheet of requests: who says what of meeting whom, by the rules of a request that is typed."""

from collections.abc import Iterable

from django.db.models import Count, F

from encadena.accounts.models import User
from encadena.kernel import clock

from ...choices import Priority
from ...errors import UnreadableError
from ...models import Participant, Round, Wish
from ...rules.sheets import cells as reading
from ...rules.sheets.naming import Named
from ...rules.wishes import refuse_late, refuse_strangers
from ..eligibility import terms_of
from ..wishes import LIVE, WANTED
from .verdicts import Cells, Found, Judged, Known, judged

LONGEST = 300
_MISSING = {"by": "wisher_missing", "about": "wished_missing"}


class WishesJudge:
    """Knows who is in the round, what they said already and how many requests each has left. Four queries.

    Rows are judged in their order: whoever is asked further up answers, and an answer counts against no limit.
    """

    def __init__(self, round: Round, _rows: Iterable[Cells], _actor: User | None) -> None:
        self.round, self.terms, self.now = round, terms_of(round), clock.now()
        self.named = Named(round.participants.filter(label="").select_related("firm", "buyer"))
        said = Wish.objects.filter(LIVE, round=round)
        self.said = {(w.by_id, w.about_id): w for w in said}
        self.asked = set(said.filter(WANTED, answers=False).values_list("by", "about"))
        counted = said.filter(WANTED, answers=False).values(person=F("by")).annotate(n=Count("pk")).order_by()
        self.requests = {row["person"]: row["n"] for row in counted}
        self.seen: dict[tuple[int, int], int] = {}

    def judge(self, number: int, cells: Cells) -> Judged:
        """``data`` is ``{by, about, priority, answers, note}``."""
        return judged(number, cells, self._read)

    def _read(self, number: int, cells: Cells) -> Found:
        by, about = self._person(cells, "by"), self._person(cells, "about")
        priority, note = Priority(reading.priority_of(cells.get("priority", ""))), cells.get("note", "")
        if len(note) > LONGEST:
            raise UnreadableError("note_too_long", most=LONGEST)
        refuse_strangers(by, about)
        self._once(by, about, number)
        self._refuse_said(by, about, priority, note)
        answers = (about.pk, by.pk) in self.asked
        refuse_late(self.round.state, self.terms, answers=answers, now=self.now)
        if priority != Priority.NO and not answers:
            self._count(by)
            self.asked.add((by.pk, about.pk))
        return Found({"by": by, "about": about, "priority": priority, "answers": answers, "note": note})

    def _person(self, cells: Cells, field: str) -> Participant:
        text = cells.get(field, "")
        if not text:
            raise UnreadableError(_MISSING[field])
        return self.named.one(text)

    def _once(self, by: Participant, about: Participant, number: int) -> None:
        pair = (by.pk, about.pk)
        if pair in self.seen:
            raise UnreadableError("wish_twice", row=self.seen[pair])
        self.seen[pair] = number

    def _refuse_said(self, by: Participant, about: Participant, priority: Priority, note: str) -> None:
        """What somebody said stays: a list that says the same changes nothing, one that differs is told."""
        said = self.said.get((by.pk, about.pk))
        if said is None:
            return
        if said.priority == priority and note in ("", said.note):
            raise Known("wish_known")
        raise UnreadableError("wish_otherwise", name=by.name, priority=said.priority)

    def _count(self, by: Participant) -> None:
        most = self.terms.buyer_wishes if by.buyer_id else self.terms.firm_wishes
        if self.requests.get(by.pk, 0) >= most:
            raise UnreadableError("wishes_full", name=by.name, most=most)
        self.requests[by.pk] = self.requests.get(by.pk, 0) + 1
